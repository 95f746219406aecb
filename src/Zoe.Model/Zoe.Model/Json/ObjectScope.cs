namespace Zoe.Model.Json;

/// <summary>The state of reading one object: the keys seen so far, and the index of the likely next key.</summary>
internal struct ObjectScope(FieldSet fields, int start)
{
    public readonly FieldSet Fields = fields;
    public readonly int Start = start;
    public ulong Seen;
    public int NextIndex;
}
