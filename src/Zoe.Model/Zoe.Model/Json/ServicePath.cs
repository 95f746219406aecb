namespace Zoe.Model.Json;

/// <summary>The JSON pointer of a service; formatted only when needed.</summary>
internal readonly record struct ServicePath(int Index)
{
    public static string operator +(ServicePath path, string rest) => path.ToString() + rest;

    public override string ToString() => $"/services/{Index}";
}
