using System.Collections.Immutable;
using Zoe.Backends.Docker.Configuration;

namespace Zoe.Backends.Docker.Tests.Units;

public sealed class DockerRegistryLoginFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Logins_are_read_as_docker_login_writes_them()
    {
        var logins = Read("""
            {
              "auths": {
                "https://index.docker.io/v1/": { "auth": "bWU6cDphc3M=" },
                "registry.example.org:5000": { "username": "you", "password": "word" },
                "https://other.example.org/v2/": { "auth": "bWU6cDphc3M=" }
              },
              "HttpHeaders": { "User-Agent": "x" }
            }
            """);

        logins.Select(login => (login.Registry, login.UserName, login.Password)).ShouldBe(
            [("docker.io", "me", "p:ass"), ("registry.example.org:5000", "you", "word"), ("other.example.org", "me", "p:ass")]);
    }

    [Theory]
    [InlineData("{", "this is not JSON")]
    [InlineData("""{ "credsStore": "desktop" }""", "credential helper cannot be used")]
    [InlineData("""{ "auths": { "r": { "auth": "c2VjcmV0" } } }""", "the login for 'r' has neither")]
    [InlineData("""{ "auths": { "r": { "auth": "secret!" } } }""", "the login for 'r' has neither")]
    [InlineData("""{ "auths": { "r": { "username": "secret" } } }""", "the login for 'r' has neither")]
    public void A_file_that_is_wrong_is_explained_without_its_secrets(string text, string expected)
    {
        var message = Should.Throw<FormatException>(() => Read(text)).Message;

        message.ShouldContain(expected);
        message.ShouldContain(_file);
        message.ShouldNotContain("secret");
    }

    private ImmutableArray<DockerRegistryLogin> Read(string text)
    {
        File.WriteAllText(_file, text);
        return DockerRegistryLoginFile.Read(_file);
    }
}
