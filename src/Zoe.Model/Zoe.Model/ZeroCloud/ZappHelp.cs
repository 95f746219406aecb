using System.Collections.Immutable;
using Zoe.Model.ZApps;

namespace Zoe.Model.ZeroCloud;

/// <summary>Help texts about the application and its arguments.</summary>
/// <param name="Description">A short description.</param>
/// <param name="Args">The arguments in order.</param>
public sealed record ZappHelp(string Description, ImmutableArray<ZappArgument> Args)
{
    /// <inheritdoc/>
    public bool Equals(ZappHelp? other) =>
        other is not null && Description == other.Description && Sequence.Equal(Args, other.Args);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Description, Sequence.Hash(Args));
}
