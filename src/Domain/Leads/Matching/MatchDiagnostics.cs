namespace Platform.Domain.Leads.Matching;

/// <summary>What matching found out about a file, for its report.</summary>
/// <param name="Rows">Rows that could be matched (rows with a fault or with nothing to compare are left out).</param>
/// <param name="Prior">Estimated probability that two rows drawn at random are one lead.</param>
/// <param name="RelatedPrior">Estimated probability that two rows drawn at random are two leads of one household or workplace.</param>
/// <param name="Threshold">Match probability from which rows are put into one cluster.</param>
/// <param name="ReviewThreshold">Match probability from which a pair that is not merged is shown for review.</param>
/// <param name="PairsCompared">Pairs of rows compared.</param>
/// <param name="BlockingRecall">Estimated share of all true pairs that at least one blocking key finds; 1 when nothing was found to estimate it from.</param>
/// <param name="ExpectedPrecision">Mean probability of the pairs that were merged; 1 when none were.</param>
/// <param name="Comparisons">The comparisons and what each of their levels says.</param>
/// <param name="Blocking">The blocking keys.</param>
/// <param name="ClusterSizes">Number of clusters by number of rows, in ascending size.</param>
public sealed record MatchDiagnostics(
    int Rows,
    double Prior,
    double RelatedPrior,
    double Threshold,
    double ReviewThreshold,
    long PairsCompared,
    double BlockingRecall,
    double ExpectedPrecision,
    IReadOnlyList<ComparisonDiagnostics> Comparisons,
    IReadOnlyList<BlockingDiagnostics> Blocking,
    IReadOnlyList<ClusterSizeCount> ClusterSizes);

/// <summary>One comparison of the model.</summary>
/// <param name="Name">What is compared, in snake case; the header for an extra column.</param>
/// <param name="Used">False when the comparison turned out to say nothing and was left out of the score.</param>
/// <param name="Levels">Its levels, the strongest agreement first.</param>
public sealed record ComparisonDiagnostics(string Name, bool Used, IReadOnlyList<LevelDiagnostics> Levels);

/// <summary>One level of a comparison (Fellegi and Sunter 1969).</summary>
/// <param name="Name">What the level means.</param>
/// <param name="M">Probability of the level among pairs of rows that are one lead, where both have the value.</param>
/// <param name="U">Probability of the level among pairs of rows that have nothing to do with each other.</param>
/// <param name="Household">Probability among pairs of rows that are two people of one household.</param>
/// <param name="Workplace">Probability among pairs of rows that are two people of one company, or two companies at one address.</param>
/// <param name="Bits">log2(M / U).</param>
public sealed record LevelDiagnostics(string Name, double M, double U, double Household, double Workplace, double Bits);

/// <summary>One blocking key.</summary>
/// <param name="Name">The values that rows must share.</param>
/// <param name="Pairs">Pairs that share it.</param>
/// <param name="LimitedBlocks">Blocks too large to be compared in full, in which each row met only its neighbours.</param>
/// <param name="Matches">Likely matches that share it.</param>
public sealed record BlockingDiagnostics(string Name, long Pairs, int LimitedBlocks, long Matches);

/// <summary>How many clusters have a number of rows.</summary>
public sealed record ClusterSizeCount(int Size, int Clusters);
