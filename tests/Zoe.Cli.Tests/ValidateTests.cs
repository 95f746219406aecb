using System.Text.Json;
using Zoe.TestKit;

namespace Zoe.Cli.Tests;

/// <summary><c>zoe validate</c> needs no server.</summary>
public sealed class ValidateTests
{
    [Fact]
    public async Task The_samples_are_valid()
    {
        var files = new[] { "hello-batch", "web-server", "pi" }.Select(Samples.PathOf).ToList();
        var run = await ProgramRun.RunAsync("zoe.dll", ["validate", .. files]);
        run.ExitCode.ShouldBe(0, run.Output);
        run.Output.ShouldBe(string.Concat(files.Select(file => $"{file}: ok\n")));
    }

    [Fact]
    public async Task Each_error_names_file_line_and_column()
    {
        var file = Samples.Write(File.ReadAllText(Samples.PathOf("pi"))
            .Replace("\"will_end\": true", "\"will_end\": \"yes\"", StringComparison.Ordinal));
        var run = await ProgramRun.RunAsync("zoe.dll", ["validate", file]);
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldMatch($"^{file}:4:\\d+: error ZOE1\\d\\d\\d: ");

        var json = await ProgramRun.RunAsync("zoe.dll", ["validate", "--json", file]);
        json.ExitCode.ShouldBe(1);
        var diagnostic = JsonElement.Parse(json.Output)[0];
        diagnostic.GetProperty("file").GetString().ShouldBe(file);
        diagnostic.GetProperty("line").GetInt32().ShouldBe(4);
        diagnostic.GetProperty("pointer").GetString().ShouldBe("/will_end");
    }

    [Fact]
    public async Task Missing_file_is_an_error()
    {
        var run = await ProgramRun.RunAsync("zoe.dll", ["validate", "/no/such/file.json"]);
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith("zoe: /no/such/file.json cannot be read");
    }
}
