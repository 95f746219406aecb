namespace Zoe.Backends.Kubernetes;

/// <summary>A taint that does not keep services off a node.</summary>
/// <param name="Key">The taint's key.</param>
/// <param name="Value">The taint's value; null for any.</param>
/// <param name="Effect"><c>NoSchedule</c>, <c>PreferNoSchedule</c> or <c>NoExecute</c>; null for any.</param>
public sealed record KubernetesToleration(string Key, string? Value, string? Effect)
{
    private const string Form = "key, key=value, key:Effect or key=value:Effect";

    /// <summary>Reads the form in which <c>kubectl</c> writes taints: <c>key[=value][:Effect]</c>.</summary>
    /// <exception cref="FormatException">It is another form.</exception>
    public static KubernetesToleration Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.LastIndexOf(':');
        var effect = colon < 0 ? null : text[(colon + 1)..];
        var taint = colon < 0 ? text : text[..colon];
        var equals = taint.IndexOf('=', StringComparison.Ordinal);
        var key = equals < 0 ? taint : taint[..equals];
        if (key.Length == 0) throw new FormatException($"'{text}' has no key; write {Form}");
        if (effect is not (null or "NoSchedule" or "PreferNoSchedule" or "NoExecute"))
            throw new FormatException($"'{effect}' is no effect of a taint; it can be NoSchedule, PreferNoSchedule or NoExecute");
        return new KubernetesToleration(key, equals < 0 ? null : taint[(equals + 1)..], effect);
    }
}
