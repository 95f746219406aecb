using System.Text;
using Zoe.Client.Tests.Servers;
using Zoe.TestKit;

namespace Zoe.Client.Tests;

/// <summary>The first example of the README.</summary>
public sealed class ReadmeTests(ServerFixture fixture)
{
    private readonly ServerProcess _server = fixture.Server;

    [Fact]
    public async Task First_example_runs_an_execution_and_prints_its_log()
    {
        using var output = new MemoryStream();

        await ReadmeSample.RunAsync(_server.Url.ToString(), _server.Password, Samples.PathOf("hello-batch"), output);

        Encoding.UTF8.GetString(output.ToArray()).ShouldEndWith("3 of 3 seconds are over.\nDone.\n");
    }

    [Fact]
    public void First_example_of_the_readme_is_the_code_that_runs()
    {
        var code = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "ReadmeSample.cs"))
            .SkipWhile(static line => !line.Contains("// <readme>", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(static line => !line.Contains("// </readme>", StringComparison.Ordinal))
            .Select(static line => line.Length > 8 ? line[8..] : "");

        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"))
            .ShouldContain($"```csharp\n{string.Join('\n', code)}\n```");
    }
}
