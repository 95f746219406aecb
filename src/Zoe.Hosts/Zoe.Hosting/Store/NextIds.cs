namespace Zoe.Hosting.Store;

/// <summary>The next free ids. They are stored, so that ids are never reused, even after a deletion.</summary>
/// <param name="Execution">For the next execution.</param>
/// <param name="Service">For the next service.</param>
public readonly record struct NextIds(long Execution, long Service)
{
    /// <summary>The ids of an empty store.</summary>
    public static NextIds First => new(1, 1);
}
