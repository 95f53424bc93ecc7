using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Platform.Application.Ports;

namespace Platform.Infrastructure.Storage;

/// <summary>Keeps files in a bucket of an S3-compatible object store; large ones go up in parts.</summary>
internal sealed class S3FileStore(IAmazonS3 client, string bucket, string prefix) : IFileStore
{
    // The smallest part that S3 takes is 5 MiB, and the most parts are 10,000: 8 MiB parts reach 78 GiB.
    private const int PartSize = 8 << 20;

    public async Task<long> SaveAsync(string key, Stream content, CancellationToken cancellationToken)
    {
        var name = NameOf(key);
        var buffer = new byte[PartSize];
        var read = await content.ReadAtLeastAsync(buffer, PartSize, throwOnEndOfStream: false, cancellationToken);
        if (read < PartSize)
        {
            using var whole = new MemoryStream(buffer, 0, read, writable: false);
            await client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = name, InputStream = whole, AutoCloseStream = false }, cancellationToken);
            return read;
        }

        var upload = await client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = bucket, Key = name }, cancellationToken);
        try
        {
            var parts = new List<PartETag>();
            long length = 0;
            for (; read > 0; read = await content.ReadAtLeastAsync(buffer, PartSize, throwOnEndOfStream: false, cancellationToken))
            {
                using var part = new MemoryStream(buffer, 0, read, writable: false);
                var answer = await client.UploadPartAsync(
                    new UploadPartRequest { BucketName = bucket, Key = name, UploadId = upload.UploadId, PartNumber = parts.Count + 1, PartSize = read, InputStream = part },
                    cancellationToken);
                parts.Add(new PartETag(parts.Count + 1, answer.ETag));
                length += read;
            }

            await client.CompleteMultipartUploadAsync(
                new CompleteMultipartUploadRequest { BucketName = bucket, Key = name, UploadId = upload.UploadId, PartETags = parts },
                cancellationToken);
            return length;
        }
        catch
        {
            // Parts of an upload that nobody completes are kept, and charged, until it is aborted.
            await client.AbortMultipartUploadAsync(new AbortMultipartUploadRequest { BucketName = bucket, Key = name, UploadId = upload.UploadId }, CancellationToken.None);
            throw;
        }
    }

    public async Task TakeFileAsync(string key, string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await SaveAsync(key, file, cancellationToken);
    }

    public async Task<StoredFile?> OpenAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.GetObjectAsync(bucket, NameOf(key), cancellationToken);
            return new StoredFile(answer.ResponseStream, answer.ContentLength);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async Task<string> LocalPathAsync(string key, string scratchDirectory, CancellationToken cancellationToken)
    {
        var stored = await OpenAsync(key, cancellationToken) ?? throw new FileNotFoundException("There is nothing under this storage key.", key);
        await using var content = stored.Content;
        var path = Path.Combine(scratchDirectory, Guid.NewGuid().ToString("N"));
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        await content.CopyToAsync(file, 1 << 17, cancellationToken);
        return file.Length == stored.Length ? path : throw new IOException("The object store broke off the transfer.");
    }

    public async Task DeleteAllAsync(string prefix, CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = NameOf(prefix) };
        ListObjectsV2Response page;
        do
        {
            page = await client.ListObjectsV2Async(request, cancellationToken);
            foreach (var item in page.S3Objects ?? [])
            {
                await client.DeleteObjectAsync(bucket, item.Key, cancellationToken);
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
    }

    private string NameOf(string key) => prefix + StorageKey.Checked(key);
}
