using System.Text.Json;
using Zoe.Hosting;
using Zoe.Hosting.Statistics;

namespace Zoe.AspNetCore.Api.Executions;

/// <summary>
/// Streams a list of executions as one JSON object with the ids as keys, with back pressure and bounded memory.
/// </summary>
internal static class ExecutionListWriter
{
    private const int FlushBytes = 64 * 1024;

    /// <summary>
    /// Reads the first execution before starting the response, so that earlier failures get an error response.
    /// </summary>
    public static async Task WriteAsync(
        HttpResponse response, IAsyncEnumerable<Execution> executions, INodeOutages outages, CancellationToken cancellationToken)
    {
        await using var enumerator = executions.GetAsyncEnumerator(cancellationToken);
        var more = await enumerator.MoveNextAsync();
        response.ContentType = "application/json; charset=utf-8";
        await response.StartAsync(cancellationToken);
        await using var writer = new Utf8JsonWriter(
            response.BodyWriter, new JsonWriterOptions { Encoder = ApiJson.Context.Options.Encoder });
        writer.WriteStartObject();
        for (var flushed = 0L; more; more = await enumerator.MoveNextAsync())
        {
            writer.WritePropertyName(enumerator.Current.Id.ToString());
            JsonSerializer.Serialize(writer, ExecutionResponse.From(enumerator.Current, outages), ApiJson.Context.ExecutionResponse);
            var written = writer.BytesCommitted + writer.BytesPending;
            if (written - flushed < FlushBytes) continue;
            flushed = written;
            await writer.FlushAsync(cancellationToken);
            await response.BodyWriter.FlushAsync(cancellationToken);
        }

        writer.WriteEndObject();
        await writer.FlushAsync(cancellationToken);
    }
}
