using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Zoe.Model.Diagnostics;
using Zoe.Model.Json;
using Zoe.Model.Limits;

namespace Zoe.Model.Yaml;

/// <summary>
/// Converts a YAML document to JSON and records the source position of each part, so that the JSON reader can be used. Anchors,
/// aliases, tags and multiple documents are rejected, which bounds the size of the output.
/// </summary>
internal sealed class YamlToJson(string yaml, ReadLimits limits)
{
    private readonly ArrayBufferWriter<byte> _json = new();

    /// <summary>The positions in the YAML of each part of the JSON.</summary>
    public YamlPositions Positions { get; } = new();

    /// <summary>The reason why the conversion failed, with its position; null on success.</summary>
    public (DiagnosticRule Rule, string Message, Mark Position)? Failure { get; private set; }

    /// <summary>The document as JSON; empty on failure, see <see cref="Failure"/>.</summary>
    public ReadOnlyMemory<byte> Convert()
    {
        var parser = new Parser(new StringReader(yaml));
        try
        {
            return ConvertDocument(parser) ? _json.WrittenMemory : default;
        }
        catch (YamlException error)
        {
            var reason = error.Message.TrimEnd('.', '!', ' ');
            Fail(ZeroCloudRules.NotYaml, $"The document is not YAML: {reason}.", error.Start);
            return default;
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or FormatException)
        {
            // YamlDotNet throws these for some mismatched brackets, surrogates and tags.
            const string Message = "The document is not YAML: a bracket, an escape or a tag after this place does not fit.";
            Fail(ZeroCloudRules.NotYaml, Message, parser.Current?.End ?? Mark.Empty);
            return default;
        }
    }

    private bool ConvertDocument(Parser parser)
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
            return Fail(ZeroCloudRules.NotYaml, "The document is empty; describe the project.", Mark.Empty);
        if (!Value(parser, depth: 1))
            return false;
        parser.Consume<DocumentEnd>();
        if (parser.TryConsume<DocumentStart>(out var second))
            return Fail(ZeroCloudRules.YamlFeature, "There is a second document; keep only one.", second.Start);
        return true;
    }

    private bool Fail(DiagnosticRule rule, string message, Mark position)
    {
        Failure ??= (rule, message, ClampToText(position));
        return false;
    }

    /// <summary>Writes the next value; false on failure.</summary>
    private bool Value(Parser parser, int depth)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
            return Fail(ZeroCloudRules.YamlFeature, "Aliases are not supported; write the value out.", alias.Start);
        if (!parser.TryConsume<NodeEvent>(out var node))
            return Fail(ZeroCloudRules.NotYaml, "The document is not YAML: a value is missing.", parser.Current!.Start);
        if (!node.Anchor.IsEmpty)
            return Fail(ZeroCloudRules.YamlFeature, "Anchors are not supported; write each value out.", node.Start);
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
            return Fail(ZeroCloudRules.YamlFeature, "Tags are not supported; leave out what begins with '!'.", node.Start);
        if (depth > limits.MaxDepth && node is not Scalar)
        {
            var message = $"Mappings and lists are nested deeper than {limits.MaxDepth} levels, the limit.";
            return Fail(TextRules.TooDeep, message, node.Start);
        }

        RecordPosition(node.Start);
        return node switch
        {
            Scalar scalar => WriteScalar(scalar),
            SequenceStart => WriteSequence(parser, depth),
            _ => WriteMapping(parser, depth),
        };
    }

    private bool WriteScalar(Scalar scalar)
    {
        if (scalar.Style == ScalarStyle.Plain && YamlScalar.AsJson(scalar.Value) is { } literal)
            Write(literal);
        else
            WriteText(scalar.Value);
        return true;
    }

    private void WriteText(string value)
    {
        var text = JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        Write("\"");
        _json.Write(text.EncodedUtf8Bytes);
        Write("\"");
    }

    private bool WriteSequence(Parser parser, int depth)
    {
        Write("[");
        for (var first = true; !parser.TryConsume<SequenceEnd>(out _); first = false)
        {
            if (!first)
                Write(",");
            if (!Value(parser, depth + 1))
                return false;
        }

        Write("]");
        return true;
    }

    private bool WriteMapping(Parser parser, int depth)
    {
        Write("{");
        for (var first = true; !parser.TryConsume<MappingEnd>(out _); first = false)
        {
            if (!parser.TryConsume<Scalar>(out var key) || !key.Anchor.IsEmpty || !key.Tag.IsEmpty)
                return Fail(ZeroCloudRules.YamlFeature, "A key must be a plain text.", (key ?? parser.Current!).Start);
            if (!first)
                Write(",");
            RecordPosition(key.Start);
            WriteText(key.Value);
            Write(":");
            if (!Value(parser, depth + 1))
                return false;
        }

        Write("}");
        return true;
    }

    private void RecordPosition(Mark position)
    {
        position = ClampToText(position);
        Positions.Add(_json.WrittenCount, (int)position.Line, (int)position.Column);
    }

    /// <summary>YamlDotNet reports the end of the text on an extra line; moves that to the last line.</summary>
    private Mark ClampToText(Mark position) => position.Index < yaml.Length
        ? position
        : new Mark(yaml.Length, yaml.AsSpan().Count('\n') + 1, yaml.Length - yaml.LastIndexOf('\n'));

    private void Write(string text) => Encoding.UTF8.GetBytes(text, _json);
}
