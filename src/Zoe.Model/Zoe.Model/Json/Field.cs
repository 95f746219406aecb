using System.Text;

namespace Zoe.Model;

/// <summary>A key that an object of a document may have.</summary>
internal sealed class Field(string name, bool required, string wanted)
{
    public string Name { get; } = name;

    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

    public bool Required { get; } = required;

    /// <summary>What the value is, to complete "add …" and "… must be".</summary>
    public string Wanted { get; } = wanted;
}
