using System.Text;

namespace Zoe.Model.Json;

/// <summary>A known key of an object.</summary>
internal sealed class Field(string name, bool required, string description)
{
    public string Name { get; } = name;

    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

    public bool Required { get; } = required;

    /// <summary>Describes the value in messages, as in "add …".</summary>
    public string Description { get; } = description;
}
