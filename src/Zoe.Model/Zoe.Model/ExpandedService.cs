using System.Collections.Immutable;

namespace Zoe.Model;

/// <summary>An instance of a service group with all placeholders replaced.</summary>
public sealed record ExpandedService
{
    /// <summary>Name of the instance: the group and the counter, for example <c>worker0</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the group.</summary>
    public required string Group { get; init; }

    /// <summary>The counter, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>True for the first <see cref="ZAppService.EssentialCount"/> instances of the group.</summary>
    public required bool Essential { get; init; }

    /// <summary>Container, host and DNS name: <c>&lt;name&gt;-&lt;execution id&gt;-&lt;deployment&gt;</c>.</summary>
    public required string HostName { get; init; }

    /// <summary>The environment with placeholders replaced; for duplicate names only the last value.</summary>
    public required ImmutableArray<EnvironmentVariable> Environment { get; init; }

    /// <summary>The command, in which placeholders are not replaced; null for the default of the image.</summary>
    public string? Command => Definition.Command;

    /// <summary>The group's description.</summary>
    public required ZAppService Definition { get; init; }
}
