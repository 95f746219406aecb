using Docker.DotNet.Models;
using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker.Tests.Units;

public sealed class ApiVersionTests
{
    [Theory]
    [InlineData("1.24", null, "1.24")]
    [InlineData("1.41", "1.12", "1.41")]
    [InlineData("1.99", "1.44", "1.47")]
    public void The_newest_version_that_both_speak_is_used(string newest, string? oldest, string used) =>
        ApiVersion.Negotiate(Offer(newest, oldest), ApiVersion.Newest).ToString().ShouldBe(used);

    [Theory]
    [InlineData("1.23", "1.12", "too old")]
    [InlineData("1.99", "1.60", "too new")]
    [InlineData("x", null, "is not a version")]
    [InlineData(null, null, "is not a version")]
    public void An_engine_without_a_common_version_is_refused_with_words(string? newest, string? oldest, string words) =>
        Should.Throw<DockerEngineException>(() => ApiVersion.Negotiate(Offer(newest, oldest), ApiVersion.Newest))
            .Message.ShouldContain(words);

    private static VersionResponse Offer(string? newest, string? oldest) =>
        new() { Version = "x", APIVersion = newest!, MinAPIVersion = oldest };
}
