using System.Collections.Immutable;

namespace Zoe.Model;

/// <summary>A ZApp as the shop shows it.</summary>
public sealed record ShopZApp
{
    /// <summary>The role name that stands for every role in <see cref="EnabledFor"/>.</summary>
    public const string Everyone = "all";

    /// <summary>The logo of ZApps that name none.</summary>
    public const string DefaultLogo = "logo.png";

    /// <summary>Groups ZApps in the web interface; any text.</summary>
    public required string Category { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>File name of the ZApp's JSON, beside the manifest.</summary>
    public required string Description { get; init; }

    /// <summary>File name of the documentation in Markdown; empty for none.</summary>
    public required string ReadableDescr { get; init; }

    /// <summary>What users can set before they start the ZApp.</summary>
    public required ImmutableArray<ShopParameter> Parameters { get; init; }

    /// <summary>Roles that do not see it.</summary>
    public ImmutableArray<string> DisabledFor { get; init; } = [];

    /// <summary>Roles that see it; <see cref="Everyone"/> stands for all of them.</summary>
    public ImmutableArray<string> EnabledFor { get; init; } = [Everyone];

    /// <summary>Labels added to those of every service.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>File name of the logo.</summary>
    public string Logo { get; init; } = DefaultLogo;

    /// <summary>True when users of this role see the ZApp in the shop.</summary>
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
