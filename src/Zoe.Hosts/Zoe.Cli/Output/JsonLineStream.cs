using System.Text;
using System.Text.Json;

namespace Zoe.Cli.Output;

/// <summary>Writes each line of a log as a JSON document.</summary>
internal sealed class JsonLineStream(Stream output, long serviceId) : LineStream(output)
{
    protected override byte[] Format(byte[] line) => JsonSerializer.SerializeToUtf8Bytes(
        new LogLineDocument(serviceId, Encoding.UTF8.GetString(line)), OutputJsonContext.Default.LogLineDocument);
}
