namespace Zoe.Hosting.Store;

/// <summary>The next free ids. They are stored, so that an id is never used twice even after a deletion.</summary>
/// <param name="Execution">For the next execution.</param>
/// <param name="Service">For the next service.</param>
public readonly record struct NextIds(long Execution, long Service)
{
    /// <summary>What an empty store starts with.</summary>
    public static NextIds First => new(1, 1);
}
