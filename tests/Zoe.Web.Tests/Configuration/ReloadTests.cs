using System.Text.Json.Nodes;
using Zoe.TestKit;

namespace Zoe.Web.Tests.Configuration;

/// <summary>Settings of <c>appsettings.json</c> that are reloaded.</summary>
public sealed class ReloadTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("zoe-reload-").FullName;
    private ServerProcess _server = null!;

    private string File => Path.Combine(_folder, "appsettings.json");

    public async ValueTask InitializeAsync()
    {
        await WriteAsync("""{"Zoe": {"MaxCoreLimit": "1"}, "Logging": {"LogLevel": {"Zoe.Hosting": "Warning"}}}""");
        _server = await ServerProcess.StartAsync(
            environment: new Dictionary<string, string> { ["ZOE_BACKEND"] = "Virtual" }, workingFolder: _folder);
        await _server.WaitUntilReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Limits_and_log_levels_are_reloaded_and_invalid_ones_are_ignored()
    {
        using var client = _server.CreateClient();
        (await SubmitAsync(client, "first")).Message.ShouldContain("the administrator allows at most 1 for a service");

        await WriteAsync("""{"Zoe": {"MaxCoreLimit": "4"}, "Logging": {"LogLevel": {"Zoe.Hosting": "Information"}}}""");
        // The level may change after the limits, so that their message is not printed.
        while ((await SubmitAsync(client, "second")).Status != 201) await Task.Delay(200, TestContext.Current.CancellationToken);
        while (!_server.Output.Contains("(third of admin) is", StringComparison.Ordinal))
        {
            (await SubmitAsync(client, "third")).Status.ShouldBe(201);
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        _server.Output.ShouldNotContain("Engine started");

        await WriteAsync("""{"Zoe": {"MaxCoreLimit": "few"}}""");
        await _server.WaitForOutputAsync($"The changed configuration is not valid and is ignored: Zoe:MaxCoreLimit in {File} is 'few'; it must be a number of cores");
        (await SubmitAsync(client, "fourth")).Status.ShouldBe(201);

        await WriteAsync("""{"Zoe": {"MaxCoreLimit": "1" """);
        await _server.WaitForOutputAsync($"zoe: {File} cannot be read and its previous content stays in effect");
        (await SubmitAsync(client, "fifth")).Status.ShouldBe(201);

        await WriteAsync("""{"Zoe": {"MaxCoreLimit": "1"}}""");
        await _server.WaitForOutputAsync("Limits of services changed: memory not limited, cores 1");
        (await SubmitAsync(client, "sixth")).Status.ShouldBe(400);
    }

    private static Task<ApiAnswer> SubmitAsync(HttpClient client, string name)
    {
        var zapp = JsonNode.Parse(Samples.Batch("run 1"))!;
        zapp["services"]![0]!["resources"]!["cores"] = new JsonObject { ["min"] = 2, ["max"] = 2 };
        return ApiAnswer.SendAsync(client, "POST", "execution", Samples.Start(name, zapp.ToJsonString()));
    }

    // Atomic, so that the file is never read half written.
    private async Task WriteAsync(string text)
    {
        await System.IO.File.WriteAllTextAsync(File + ".new", text, TestContext.Current.CancellationToken);
        System.IO.File.Move(File + ".new", File, overwrite: true);
    }
}
