using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Zoe.Hosting.Logs.Gelf;

/// <summary>The fields of a GELF message that Zoe uses.</summary>
/// <param name="Text">The text.</param>
/// <param name="ContainerId">The container's identifier.</param>
/// <param name="ContainerName">The container's name.</param>
/// <param name="Deployment">Label of the deployment.</param>
/// <param name="ExecutionId">Label of the execution.</param>
/// <param name="ServiceId">Label of the service.</param>
internal sealed record GelfMessage(
    string Text, string? ContainerId, string? ContainerName, string? Deployment, long? ExecutionId, long? ServiceId)
{
    private const int MaxDepth = 8;

    /// <summary>Null when it is not a JSON object with a text.</summary>
    public static GelfMessage? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
            var root = document.RootElement;
            if (root.ValueKind is not JsonValueKind.Object) return null;
            return (Read(root, "full_message") ?? Read(root, "short_message")) is { } text
                ? new GelfMessage(
                    text, Read(root, "_container_id"), Read(root, "_container_name"), Read(root, "_zoe_deployment_name"),
                    ReadId(root, "_zoe_execution_id"), ReadId(root, "_zoe_service_id"))
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            // Not JSON, or not valid Unicode.
            return null;
        }
    }

    private static string? Read(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    /// <summary>Docker writes labels as strings, other senders may write numbers.</summary>
    private static long? ReadId(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value)) return null;
        var text = value.ValueKind is JsonValueKind.Number ? value.GetRawText() : Read(root, name);
        // Digits only: the parser ignores trailing NULs.
        return text?.All(char.IsAsciiDigit) == true && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }
}
