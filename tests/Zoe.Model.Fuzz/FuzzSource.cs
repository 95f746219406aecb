using System.Text;

namespace Zoe.Model.Fuzz;

/// <summary>Generates an endless sequence of inputs from a seed: mutated goldens, random documents, random bytes.</summary>
public sealed class FuzzSource
{
    private static readonly string[] Words =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud800", "\\udc00", "null", "true", "false", "-0", "1e3", "1e-3",
        "1e999999999", "4294967296.0", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "0.1", "2147483648",
        "\"name\"", "\"services\"", "\"version\"", "\"environment\"", "\"total_count\"", "\"essential_count\"", "\"resources\"",
        "\"memory\"", "\"min\"", "\"max\"", "\"ports\"", "\"volumes\"", "\"path\"", "\"parameters\"", "\"default\"", "\"type\"",
        "{user_name}", "{dns_name#self}", "{dns_name#worker0}", "{dns_name#99999999999}", "{{", "}}", "{ip_port}", "..", "/",
        "meta:", "execution:", "groups:", "- name: x", "\n", "\r\n", "\t", " ", "    ", "&a", "*a", "!!str", "!x", "---", "...",
        "? ", ": ", "- ", "|", ">", "'", "#", "%YAML 1.2", "%TAG", "<<:", "~", "\u0085", "\u2028", "\uFEFF", "é", "😀", "\u0001",
    ];

    private readonly Random _random;
    private readonly List<FuzzInput> _corpus = [];

    /// <param name="seed">Seed of the random number generator.</param>
    /// <param name="goldens">The folder of golden documents to mutate.</param>
    public FuzzSource(int seed, string goldens)
    {
        _random = new Random(seed);
        Add(goldens, "zapp-v3", "*.json", FuzzFormat.ZApp);
        Add(goldens, "zapp-v2", "*.json", FuzzFormat.ZAppV2);
        Add(goldens, "convert", "*.json", FuzzFormat.ZApp);
        Add(goldens, "shop", "*.json", FuzzFormat.Shop);
        Add(goldens, "zapp-yaml", "*.yaml", FuzzFormat.ZappYaml);
        foreach (var archive in FuzzBundles.Make())
            _corpus.Add(new FuzzInput(FuzzFormat.Bundle, archive));
    }

    /// <summary>The next input.</summary>
    public FuzzInput Next()
    {
        var origin = _corpus[_random.Next(_corpus.Count)];
        return _random.Next(10) switch
        {
            0 => origin with { Bytes = RandomBytes() },
            1 or 2 when origin.Format != FuzzFormat.Bundle => origin with { Bytes = RandomWords() },
            3 when origin.Format != FuzzFormat.Bundle => origin with { Bytes = Encoding.UTF8.GetBytes(RandomTree(origin.Format, 0)) },
            _ => origin with { Bytes = Mutate(origin.Bytes) },
        };
    }

    private void Add(string goldens, string folder, string pattern, FuzzFormat format)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(goldens, folder), pattern).Order(StringComparer.Ordinal))
            _corpus.Add(new FuzzInput(format, File.ReadAllBytes(path)));
    }

    private byte[] RandomBytes()
    {
        var bytes = new byte[_random.Next(300)];
        _random.NextBytes(bytes);
        return bytes;
    }

    private byte[] RandomWords()
    {
        var text = new StringBuilder();
        for (var count = _random.Next(120); count > 0; count--)
            text.Append(Words[_random.Next(Words.Length)]);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A well-formed document with known keys and mostly invalid values.</summary>
    private string RandomTree(FuzzFormat format, int depth)
    {
        switch (_random.Next(depth > 7 ? 3 : 6))
        {
            case 0:
                return Words[_random.Next(11, 24)];
            case 1 or 2:
                return "\"" + Words[_random.Next(46, 56)] + "\"";
            case 3:
                return "[" + string.Join(',', Enumerable.Range(0, _random.Next(5)).Select(_ => RandomTree(format, depth + 1))) + "]";
            default:
                return "{" + string.Join(',', Enumerable.Range(0, _random.Next(6)).Select(_ => $"{Key(format)}:{Space(format)}{RandomTree(format, depth + 1)}")) + "}";
        }
    }

    private string Key(FuzzFormat format) =>
        format == FuzzFormat.ZappYaml && _random.Next(2) == 0 ? "\"execution\"" : Words[_random.Next(24, 40)];

    private static string Space(FuzzFormat format) => format == FuzzFormat.ZappYaml ? " " : "";

    private byte[] Mutate(byte[] origin)
    {
        var bytes = origin.ToList();
        for (var count = 1 + _random.Next(4); count > 0; count--)
            MutateOnce(bytes);
        return [.. bytes];
    }

    private void MutateOnce(List<byte> bytes)
    {
        var at = _random.Next(bytes.Count + 1);
        var length = Math.Min(_random.Next(1, 40), bytes.Count - at);
        switch (_random.Next(7))
        {
            case 0 when bytes.Count > 0:
                bytes[Math.Min(at, bytes.Count - 1)] ^= (byte)(1 << _random.Next(8));
                break;
            case 1:
                bytes.RemoveRange(at, length);
                break;
            case 2:
                bytes.InsertRange(_random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 3:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 4:
                var other = _corpus[_random.Next(_corpus.Count)].Bytes;
                var from = _random.Next(other.Length + 1);
                bytes.InsertRange(at, other[from..Math.Min(other.Length, from + _random.Next(200))]);
                break;
            default:
                bytes.RemoveRange(at, Math.Min(length, _random.Next(8)));
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(Words[_random.Next(Words.Length)]));
                break;
        }
    }
}
