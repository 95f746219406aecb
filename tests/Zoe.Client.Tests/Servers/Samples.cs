using System.Text.Json.Nodes;

namespace Zoe.Client.Tests.Servers;

/// <summary>ZApps for tests.</summary>
internal static class Samples
{
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "zapp-shop", name, name + ".json");

    /// <summary>A batch job of one service with this command.</summary>
    public static string Batch(string command)
    {
        var zapp = JsonNode.Parse(File.ReadAllText(PathOf("hello-batch")))!;
        zapp["services"]![0]!["command"] = command;
        return zapp.ToJsonString();
    }
}
