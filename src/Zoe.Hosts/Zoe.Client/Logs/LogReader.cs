using System.Runtime.CompilerServices;
using Zoe.Client.Http;

namespace Zoe.Client.Logs;

/// <summary>Reads a log, reconnecting after connection failures.</summary>
internal static class LogReader
{
    public static async IAsyncEnumerable<LogChunk> ReadAsync(
        ApiConnection connection, long serviceId, LogQuery query, Backoff backoff,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        LogStream? stream = null;
        try
        {
            while (true)
            {
                LogChunk? chunk;
                try
                {
                    stream ??= await LogStream.OpenAsync(connection, serviceId, query, cancellationToken);
                    chunk = await stream.ReadAsync(cancellationToken);
                }
                catch (ZoeApiException failure) when (backoff.MayRetry(failure))
                {
                    if (stream is not null) await stream.DisposeAsync();
                    stream = null;
                    await backoff.WaitAsync(failure, cancellationToken);
                    continue;
                }

                if (chunk is null) yield break;
                backoff.Reset();
                query = query with { From = chunk.Next, Since = null, Tail = null };
                yield return chunk;
            }
        }
        finally
        {
            if (stream is not null) await stream.DisposeAsync();
        }
    }
}
