using System.Numerics;

namespace Platform.Domain.Leads.Scoring;

/// <summary>A group of cases with the same features.</summary>
/// <param name="Features">The features that hold, a bit each.</param>
/// <param name="Won">Cases with the outcome.</param>
/// <param name="Lost">Cases without.</param>
internal readonly record struct OutcomeCell(ulong Features, double Won, double Lost);

/// <summary>
/// Logistic regression on yes-or-no features with an L2 penalty (ridge; le Cessie and van Houwelingen 1992), fitted by Newton's method, which here is iteratively reweighted least squares.
/// The penalty is half of its strength times the sum of the squared weights, against the log-likelihood of all cases; the intercept is not penalised. Deterministic.
/// </summary>
internal static class LogisticRegression
{
    private const int Iterations = 50;
    private const double Tolerance = 1e-9;

    /// <summary>Share of the objective below which it cannot be told from rounding whether it became less.</summary>
    private const double Rounding = 1e-12;

    /// <summary>Fits the weights.</summary>
    /// <param name="cells">The cases.</param>
    /// <param name="features">Number of features, at most 63.</param>
    /// <param name="penalty">Strength of the penalty, above zero.</param>
    /// <param name="start">Weights to start from; null for none.</param>
    /// <returns>The weights of the features in log-odds, then the intercept.</returns>
    public static double[] Fit(IReadOnlyList<OutcomeCell> cells, int features, double penalty, double[]? start = null)
    {
        var size = features + 1;
        var weights = start?.ToArray() ?? new double[size];
        var gradient = new double[size];
        var hessian = new double[size * size];
        var objective = Objective(cells, weights, penalty);
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            Differentiate(cells, weights, penalty, gradient, hessian);
            var step = Solve(hessian, gradient, size);
            var (scale, next, value) = (1.0, weights, objective);
            do
            {
                next = [.. weights.Zip(step, (weight, change) => weight + (scale * change))];
                value = Objective(cells, next, penalty);
                scale /= 2;
            }
            while (value < objective - (Rounding * Math.Abs(objective)) && scale > 1e-9);

            (weights, objective) = (next, value);
            if (step.Max(Math.Abs) < Tolerance)
            {
                break;
            }
        }

        return weights;
    }

    /// <summary>Log-odds of a case.</summary>
    public static double LogOdds(ulong features, double[] weights)
    {
        var sum = weights[^1];
        for (; features != 0; features &= features - 1)
        {
            sum += weights[BitOperations.TrailingZeroCount(features)];
        }

        return sum;
    }

    /// <summary>Probability of log-odds.</summary>
    public static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <summary>Log-odds of a probability.</summary>
    public static double Logit(double probability) => Math.Log(probability / (1 - probability));

    /// <summary>Minus log-likelihood of an outcome at log-odds.</summary>
    public static double Loss(double logOdds, bool won)
    {
        var against = won ? -logOdds : logOdds;
        return against > 0 ? against + Math.Log(1 + Math.Exp(-against)) : Math.Log(1 + Math.Exp(against));
    }

    private static double Objective(IReadOnlyList<OutcomeCell> cells, double[] weights, double penalty)
    {
        double sum = 0;
        foreach (var cell in cells)
        {
            var odds = LogOdds(cell.Features, weights);

            // Both losses at once: they share what is dear.
            var rest = Math.Log(1 + Math.Exp(-Math.Abs(odds)));
            sum -= (cell.Won * (rest + Math.Max(-odds, 0))) + (cell.Lost * (rest + Math.Max(odds, 0)));
        }

        for (var i = 0; i < weights.Length - 1; i++)
        {
            sum -= 0.5 * penalty * weights[i] * weights[i];
        }

        return sum;
    }

    private static void Differentiate(IReadOnlyList<OutcomeCell> cells, double[] weights, double penalty, double[] gradient, double[] hessian)
    {
        Array.Clear(gradient);
        Array.Clear(hessian);
        var size = weights.Length;
        Span<int> held = stackalloc int[size];
        foreach (var (features, won, lost) in cells)
        {
            var count = 0;
            for (var rest = features; rest != 0; rest &= rest - 1)
            {
                held[count++] = BitOperations.TrailingZeroCount(rest);
            }

            held[count++] = size - 1;
            var probability = Probability(LogOdds(features, weights));
            var residual = won - ((won + lost) * probability);
            var variance = (won + lost) * probability * (1 - probability);
            for (var i = 0; i < count; i++)
            {
                gradient[held[i]] += residual;
                for (var j = 0; j <= i; j++)
                {
                    hessian[(held[i] * size) + held[j]] += variance;
                }
            }
        }

        for (var i = 0; i < size - 1; i++)
        {
            gradient[i] -= penalty * weights[i];
            hessian[(i * size) + i] += penalty;
        }

        // Where every case is of one kind the intercept has no end to go to.
        hessian[^1] += 1e-9;
    }

    /// <summary>Solves H x = g by Cholesky's decomposition of the lower half of H, which is overwritten.</summary>
    private static double[] Solve(double[] h, double[] g, int size)
    {
        for (var column = 0; column < size; column++)
        {
            for (var row = column; row < size; row++)
            {
                var sum = h[(row * size) + column];
                for (var k = 0; k < column; k++)
                {
                    sum -= h[(row * size) + k] * h[(column * size) + k];
                }

                h[(row * size) + column] = row == column ? Math.Sqrt(Math.Max(sum, 1e-300)) : sum / h[(column * size) + column];
            }
        }

        var x = g.ToArray();
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++)
            {
                x[i] -= h[(i * size) + k] * x[k];
            }

            x[i] /= h[(i * size) + i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
            {
                x[i] -= h[(k * size) + i] * x[k];
            }

            x[i] /= h[(i * size) + i];
        }

        return x;
    }
}
