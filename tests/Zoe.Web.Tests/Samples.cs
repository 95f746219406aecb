using System.Text.Json.Nodes;

namespace Zoe.Web.Tests;

/// <summary>The sample ZApps and small ones made from them.</summary>
internal static class Samples
{
    public static string Shop { get; } = Path.Combine(AppContext.BaseDirectory, "zapp-shop");

    public static string Read(string name) => File.ReadAllText(Path.Combine(Shop, name, name + ".json"));

    /// <summary>A one-service batch job with another command.</summary>
    public static string Batch(string command)
    {
        var zapp = JsonNode.Parse(Read("hello-batch"))!;
        zapp["services"]![0]!["command"] = command;
        return zapp.ToJsonString();
    }

    /// <summary>The body of a submission.</summary>
    public static string Start(string name, string zapp) =>
        new JsonObject { ["name"] = name, ["application"] = JsonNode.Parse(zapp) }.ToJsonString();
}
