using Platform.Domain.Common;

namespace Platform.Application.Ports;

/// <summary>Takes lead files in: from the address that a customer gave, or as an upload.</summary>
public interface ILeadFileFetcher
{
    /// <summary>Largest file that is taken, in bytes.</summary>
    long MaxBytes { get; }

    /// <summary>
    /// Streams what is at <paramref name="source"/> into storage under <paramref name="key"/>, with retries on transient faults. Nothing is stored under the
    /// key unless the whole file is.
    /// </summary>
    /// <param name="source">An http or https address. Its query may hold secrets.</param>
    /// <param name="key">Storage key.</param>
    /// <param name="progress">Told the bytes received and, where the server says it, the size of the file.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The file's size in bytes; or an error with a sentence that tells the customer what to do.</returns>
    Task<Result<long>> FetchAsync(Uri source, string key, IProgress<FetchProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Streams an upload into storage with the same limits of size and silence.</summary>
    /// <returns>The file's size in bytes; or an error.</returns>
    Task<Result<long>> ReceiveAsync(Stream upload, string key, CancellationToken cancellationToken);
}

/// <summary>How far a fetch has come.</summary>
/// <param name="Received">Bytes received.</param>
/// <param name="Total">Size of the file in bytes, if the server said it.</param>
public readonly record struct FetchProgress(long Received, long? Total);
