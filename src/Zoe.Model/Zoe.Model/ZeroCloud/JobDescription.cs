using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Zoe.Shared;

namespace Zoe.Model.ZeroCloud;

/// <summary>Writes the ZeroCloud job description, <c>boot/system.map</c> of a bundle.</summary>
public static class JobDescription
{
    /// <summary>Path in the bundle.</summary>
    public const string FileName = "boot/system.map";

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 33).Select(static code => (char)code), '\\', '"', ',', '\u007f']);

    /// <summary>The groups as JSON; arguments are split by shell rules, escaped, and joined by spaces.</summary>
    /// <exception cref="ArgumentException">The arguments of a group cannot be split; the project is not valid.</exception>
    public static string Write(ZappProject project)
    {
        ArgumentNullException.ThrowIfNull(project);
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            writer.WriteStartArray();
            foreach (var group in project.Groups)
                WriteGroup(writer, group);
            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>
    /// Escapes separators in a word: backslash, quote, comma, space and control characters become <c>\xHH</c>.
    /// </summary>
    public static string Escape(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (!word.AsSpan().ContainsAny(Escaped))
            return word;
        var text = new StringBuilder(word.Length + 8);
        foreach (var character in word)
        {
            if (Escaped.Contains(character))
                text.Append($"\\x{(int)character:x2}");
            else
                text.Append(character);
        }

        return text.ToString();
    }

    private static void WriteGroup(Utf8JsonWriter writer, ZappGroup group)
    {
        if (!ShellWords.TrySplit(group.Args, out var words, out _))
            throw new ArgumentException($"The arguments of group '{group.Name}' cannot be split.", nameof(group));
        writer.WriteStartObject();
        writer.WriteString("name", group.Name);
        writer.WriteStartObject("exec");
        writer.WriteString("path", group.Path);
        writer.WriteString("args", string.Join(' ', words.Select(Escape)));
        if (!group.Env.IsEmpty)
        {
            writer.WriteStartObject("env");
            foreach (var (name, value) in group.Env)
                writer.WriteString(name, value);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteStartArray("devices");
        foreach (var device in group.Devices)
        {
            writer.WriteStartObject();
            writer.WriteString("name", device.Name);
            if (device.Path is not null)
                writer.WriteString("path", device.Path);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("connect");
        foreach (var target in group.Connect)
            writer.WriteStringValue(target);
        writer.WriteEndArray();
        writer.WriteNumber("count", group.Count);
        writer.WriteNumber("replicate", group.Replicate);
        if (group.Attach is not null)
            writer.WriteString("attach", group.Attach);
        writer.WriteEndObject();
    }
}
