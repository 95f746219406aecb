using System.Text.Json.Nodes;

namespace Zoe.Cli.Tests;

/// <summary>The sample ZApps, and files with small ones made from them.</summary>
internal static class Samples
{
    public static string PathOf(string name) =>
        Path.Combine(AppContext.BaseDirectory, "zapp-shop", name, name + ".json");

    /// <summary>A file with a one-service batch job that runs another command.</summary>
    public static string Batch(string command)
    {
        var zapp = JsonNode.Parse(File.ReadAllText(PathOf("hello-batch")))!;
        zapp["services"]![0]!["command"] = command;
        return Write(zapp.ToJsonString());
    }

    /// <summary>A file with a batch job of two service groups, whose monitor is the second one.</summary>
    public static string WithTwoGroups((string Name, string Command) first, (string Name, string Command) monitor)
    {
        var zapp = JsonNode.Parse(File.ReadAllText(PathOf("hello-batch")))!;
        var groups = zapp["services"]!.AsArray();
        groups.Add(groups[0]!.DeepClone());
        foreach (var (group, (name, command)) in groups.Zip([first, monitor])) (group!["name"], group["command"]) = (name, command);
        groups[0]!["monitor"] = false;
        return Write(zapp.ToJsonString());
    }

    public static string Write(string text)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("zoe-cli-").FullName, "app.json");
        File.WriteAllText(path, text);
        return path;
    }
}
