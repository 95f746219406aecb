using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Zoe.Model;

/// <summary>
/// Rewrites a YAML document as JSON and remembers where each part came from, so that one reader serves both. Anchors,
/// aliases, tags and further documents are refused: what is made is then never much larger than what was read.
/// </summary>
internal sealed class YamlToJson(string yaml, ReadLimits limits)
{
    private readonly ArrayBufferWriter<byte> _json = new();

    /// <summary>Where each part of the JSON came from.</summary>
    public YamlPositions Positions { get; } = new();

    /// <summary>Why the document cannot be rewritten, and where; null when it can.</summary>
    public (DiagnosticRule Rule, string Message, Mark Place)? Refusal { get; private set; }

    /// <summary>The document as JSON; empty when it was refused.</summary>
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
            Refuse(ZeroCloudRules.NotYaml, $"The document is not YAML: {reason}.", error.Start);
            return default;
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or FormatException)
        {
            // What the scanner throws for some brackets that do not fit together, for surrogates and for some tags.
            const string Message = "The document is not YAML: a bracket, an escape or a tag after this place does not fit.";
            Refuse(ZeroCloudRules.NotYaml, Message, parser.Current?.End ?? Mark.Empty);
            return default;
        }
    }

    private bool ConvertDocument(Parser parser)
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
            return Refuse(ZeroCloudRules.NotYaml, "The document is empty; describe the project.", Mark.Empty);
        if (!Value(parser, depth: 1))
            return false;
        parser.Consume<DocumentEnd>();
        if (parser.TryConsume<DocumentStart>(out var second))
            return Refuse(ZeroCloudRules.YamlFeature, "There is a second document; keep only one.", second.Start);
        return true;
    }

    private bool Refuse(DiagnosticRule rule, string message, Mark place)
    {
        Refusal ??= (rule, message, Inside(place));
        return false;
    }

    /// <summary>Writes the next value; false when it was refused.</summary>
    private bool Value(Parser parser, int depth)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
            return Refuse(ZeroCloudRules.YamlFeature, "Aliases are not supported; write the value out.", alias.Start);
        if (!parser.TryConsume<NodeEvent>(out var node))
            return Refuse(ZeroCloudRules.NotYaml, "The document is not YAML: a value is missing.", parser.Current!.Start);
        if (!node.Anchor.IsEmpty)
            return Refuse(ZeroCloudRules.YamlFeature, "Anchors are not supported; write each value out.", node.Start);
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
            return Refuse(ZeroCloudRules.YamlFeature, "Tags are not supported; leave out what begins with '!'.", node.Start);
        if (depth > limits.MaxDepth && node is not Scalar)
        {
            var message = $"Mappings and lists are nested deeper than {limits.MaxDepth} levels, the limit.";
            return Refuse(TextRules.TooDeep, message, node.Start);
        }

        Remember(node.Start);
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
                return Refuse(ZeroCloudRules.YamlFeature, "A key must be a plain text.", (key ?? parser.Current!).Start);
            if (!first)
                Write(",");
            Remember(key.Start);
            WriteText(key.Value);
            Write(":");
            if (!Value(parser, depth + 1))
                return false;
        }

        Write("}");
        return true;
    }

    private void Remember(Mark place)
    {
        place = Inside(place);
        Positions.Add(_json.WrittenCount, (int)place.Line, (int)place.Column);
    }

    /// <summary>The scanner puts the end of a text on a line of its own; editors do not.</summary>
    private Mark Inside(Mark place) => place.Index < yaml.Length
        ? place
        : new Mark(yaml.Length, yaml.AsSpan().Count('\n') + 1, yaml.Length - yaml.LastIndexOf('\n'));

    private void Write(string text) => Encoding.UTF8.GetBytes(text, _json);
}
