using System.Collections.Immutable;
using Zoe.Model.ZApps;

namespace Zoe.Model.Shop;

/// <summary>An entry of a shop manifest.</summary>
public sealed record ShopZApp
{
    /// <summary>The value of <see cref="EnabledFor"/> for all roles.</summary>
    public const string Everyone = "all";

    /// <summary>Default file name of the logo.</summary>
    public const string DefaultLogo = "logo.png";

    /// <summary>Category in the web interface; any text.</summary>
    public required string Category { get; init; }

    /// <summary>Display name.</summary>
    public required string Name { get; init; }

    /// <summary>File name of the ZApp's JSON in the folder of the manifest.</summary>
    public required string Description { get; init; }

    /// <summary>File name of the documentation in Markdown; empty for none.</summary>
    public required string ReadableDescr { get; init; }

    /// <summary>Parameters that users can set.</summary>
    public required ImmutableArray<ShopParameter> Parameters { get; init; }

    /// <summary>Roles for which it is hidden.</summary>
    public ImmutableArray<string> DisabledFor { get; init; } = [];

    /// <summary>Roles for which it is visible; <see cref="Everyone"/> for all.</summary>
    public ImmutableArray<string> EnabledFor { get; init; } = [Everyone];

    /// <summary>Labels to add to every service.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>File name of the logo.</summary>
    public string Logo { get; init; } = DefaultLogo;

    /// <summary>True when it is visible for a role.</summary>
    public bool IsVisibleTo(string role) =>
        !DisabledFor.Contains(role) && (EnabledFor.Contains(role) || EnabledFor.Contains(Everyone));

    /// <inheritdoc/>
    public bool Equals(ShopZApp? other) =>
        other is not null
        && (Category, Name, Description, ReadableDescr, Logo)
            == (other.Category, other.Name, other.Description, other.ReadableDescr, other.Logo)
        && Sequence.Equal(Parameters, other.Parameters)
        && Sequence.Equal(DisabledFor, other.DisabledFor)
        && Sequence.Equal(EnabledFor, other.EnabledFor)
        && Sequence.Equal(Labels, other.Labels);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Category, Name, Description, Sequence.Hash(Parameters));
}
