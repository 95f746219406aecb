namespace Zoe.Model;

/// <summary>Where a reader is within one object: which keys were seen, and which one is likely next.</summary>
internal struct ObjectScope(FieldSet fields, int start)
{
    public readonly FieldSet Fields = fields;
    public readonly int Start = start;
    public ulong Seen;
    public int Guess;
}
