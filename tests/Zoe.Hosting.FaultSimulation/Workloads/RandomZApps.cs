using System.Collections.Immutable;
using Zoe.Hosting.FaultSimulation.Runtime;
using Zoe.Model;

namespace Zoe.Hosting.FaultSimulation.Workloads;

/// <summary>
/// Draws ZApps of a few services. The command <c>exit CODE SECONDS</c> ends a container of the model by itself.
/// </summary>
internal static class RandomZApps
{
    /// <summary>An image that is on every node.</summary>
    public const string CommonImage = "common:1";

    /// <summary>An image that only the first node has.</summary>
    public const string RareImage = "rare:1";

    /// <summary>An image that no node has.</summary>
    public const string MissingImage = "missing:1";

    public static ZApp Draw(SeededRandom random)
    {
        var services = ImmutableArray.CreateBuilder<ZAppService>();
        var groups = random.Between(1, 3);
        for (var i = 0; i < groups; i++) services.Add(DrawService(random, i));
        return new ZApp
        {
            Name = "app",
            WillEnd = random.Chance(0.5),
            Size = random.Between(1, 100),
            DisableAutorestart = random.Chance(0.2),
            Services = services.DrainToImmutable(),
        };
    }

    private static ZAppService DrawService(SeededRandom random, int number)
    {
        var total = number == 0 ? 1 : random.Between(1, 4);
        return new ZAppService
        {
            Name = $"group{number}",
            Image = random.Chance(0.02) ? MissingImage : random.Chance(0.1) ? RareImage : CommonImage,
            Monitor = number == 0,
            TotalCount = total,
            EssentialCount = number == 0 ? 1 : random.Between(0, total),
            Resources = new ZAppResources
            {
                Memory = new MemoryRange(random.Between(1, 8) * (256L << 20), null),
                Cores = new CoreRange(random.Between(1, 6) * 0.5m, null),
            },
            StartupOrder = random.Between(0, 2),
            Command = DrawCommand(random),
        };
    }

    private static string? DrawCommand(SeededRandom random) => random.Below(4) switch
    {
        0 => $"exit 0 {random.Between(0, 300)}",
        1 => $"exit {random.Between(1, 3)} {random.Between(0, 120)}",
        _ => null,
    };
}
