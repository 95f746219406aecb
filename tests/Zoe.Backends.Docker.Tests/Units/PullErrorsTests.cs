using System.Net;
using Docker.DotNet.Models;
using Zoe.Backends.Docker.Engine;
using Zoe.Backends.Docker.Tests.Engines;

namespace Zoe.Backends.Docker.Tests.Units;

public sealed class PullErrorsTests
{
    private const string Progress = """{"status":"Pulling fs layer","id":"a"}""";

    [Fact]
    public async Task A_pull_that_fails_after_its_answer_has_begun_fails_with_the_engines_message()
    {
        await using var server = new FakeEngine
        {
            Answer = ("200 OK", Progress + "\n" + """{"errorDetail":{"message":"disk full"},"error":"disk full"}""" + "\n"),
        };
        using var engine = server.Connect();
        var layers = new Layers();

        var failure = await Should.ThrowAsync<DockerEngineException>(
            () => engine.PullImageAsync("docker.io/library/x:1", login: null, layers, CancellationToken.None));

        (failure.Status, failure.Message).ShouldBe((HttpStatusCode.InternalServerError, "disk full"));
        layers.Seen.ShouldBe(["a"]);
        server.Requests[^1].ShouldBe("POST /v1.41/images/create?fromImage=docker.io%2Flibrary%2Fx%3A1");
    }

    private sealed class Layers : IProgress<JSONMessage>
    {
        public List<string?> Seen { get; } = [];

        public void Report(JSONMessage value) => Seen.Add(value.ID);
    }
}
