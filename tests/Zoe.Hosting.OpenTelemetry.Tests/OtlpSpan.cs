using Google.Protobuf;

namespace Zoe.Hosting.OpenTelemetry.Tests;

/// <summary>A received span.</summary>
internal sealed record OtlpSpan(string Name, string TraceId, string SpanId, string ParentId)
{
    /// <summary>Decodes <c>opentelemetry.proto.trace.v1.Span</c>.</summary>
    public static OtlpSpan Read(ByteString span) => new(
        OtlpReceiver.Text(span, 5),
        Convert.ToHexString(OtlpReceiver.Fields(span, 1).First().Span),
        Convert.ToHexString(OtlpReceiver.Fields(span, 2).First().Span),
        Convert.ToHexString((OtlpReceiver.Fields(span, 4).FirstOrDefault() ?? ByteString.Empty).Span));
}
