using YamlDotNet.RepresentationModel;

namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>A mapping of a kubeconfig with its path in it, for error messages.</summary>
internal sealed class YamlEntry(YamlMappingNode node, string path)
{
    /// <summary>Where it is, for example <c>users[admin].user</c>.</summary>
    public string Path { get; } = path;

    /// <summary>A text; null when the key is not there or empty.</summary>
    public string? FindText(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value: "" or "~" or "null", Style: not (YamlDotNet.Core.ScalarStyle.SingleQuoted or YamlDotNet.Core.ScalarStyle.DoubleQuoted) } => null,
        YamlScalarNode { Value: { Length: > 0 } value } => value,
        YamlScalarNode => null,
        _ => throw Wrong(key, "a text"),
    };

    /// <summary>A yes or no; false when the key is not there.</summary>
    public bool FindFlag(string key) => FindText(key) switch
    {
        null => false,
        "true" => true,
        "false" => false,
        _ => throw Wrong(key, "true or false"),
    };

    /// <summary>A mapping; null when the key is not there.</summary>
    public YamlEntry? FindEntry(string key) => Find(key) switch
    {
        null or YamlScalarNode { Value: "" or null or "null" or "~" } => null,
        YamlMappingNode found => new YamlEntry(found, $"{Path}.{key}"),
        _ => throw Wrong(key, "a mapping"),
    };

    /// <summary>The items of a list; none when the key is not there.</summary>
    public IEnumerable<YamlNode> FindItems(string key) => Find(key) switch
    {
        null or YamlScalarNode { Value: "" or null or "null" or "~" } => [],
        YamlSequenceNode found => found,
        _ => throw Wrong(key, "a list"),
    };

    /// <summary>Of a list of named things, the content of the one of this name; null when there is none.</summary>
    public YamlEntry? FindNamed(string list, string name, string content) => FindItems(list).OfType<YamlMappingNode>()
        .Select(item => new YamlEntry(item, $"{list}[{name}]"))
        .FirstOrDefault(item => string.Equals(item.FindText("name"), name, StringComparison.Ordinal))
        ?.FindEntry(content);

    /// <summary>Of a list of named things, the names.</summary>
    public string ListNames(string list)
    {
        var names = FindItems(list).OfType<YamlMappingNode>().Select(item => new YamlEntry(item, list).FindText("name"));
        return string.Join(", ", names) is { Length: > 0 } known ? $"there are {known}" : "there are none";
    }

    /// <summary>Says that a key has no value that can be used.</summary>
    public KubeConfigException Wrong(string key, string right) => new($"{Path}.{key} must be {right}");

    private YamlNode? Find(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var found) ? found : null;
}
