namespace Zoe.Model.Diagnostics;

/// <summary>JSON pointers (RFC 6901).</summary>
internal static class JsonPointer
{
    public static string Append(string pointer, string name)
    {
        if (name.AsSpan().IndexOfAny('~', '/') >= 0)
            name = name.Replace("~", "~0").Replace("/", "~1");
        return $"{pointer}/{name}";
    }

    public static string[] Split(string pointer)
    {
        if (pointer.Length == 0)
            return [];
        var parts = pointer[1..].Split('/');
        for (var i = 0; i < parts.Length; i++)
            parts[i] = parts[i].Replace("~1", "/").Replace("~0", "~");
        return parts;
    }
}
