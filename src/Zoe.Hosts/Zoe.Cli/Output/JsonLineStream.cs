using System.Text;
using System.Text.Json;

namespace Zoe.Cli.Output;

/// <summary>Turns the bytes written to it into one JSON document per line of text.</summary>
internal sealed class JsonLineStream(Stream output, long serviceId) : LineStream(output)
{
    protected override byte[] Format(byte[] line) => JsonSerializer.SerializeToUtf8Bytes(
        new LogLineDocument(serviceId, Encoding.UTF8.GetString(line)), OutputJsonContext.Default.LogLineDocument);
}
