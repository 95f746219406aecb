using Zoe.Backends.Docker;

namespace Zoe.Web.Tests;

/// <summary>The original's <c>docker.conf</c>.</summary>
public sealed class DockerConfigFileTests
{
    [Fact]
    public void Sections_take_what_they_lack_from_the_default_section()
    {
        var engines = Parse("""
            [DEFAULT]
            use_tls: no
            tls_cert: /certs/cert.pem
            tls_key: /certs/key.pem
            tls_ca = /certs/ca.pem

            # the first one
            [foo]
            address: localhost:2375
            external_address: 192.168.45.42

            [baz]
            docker_address: 192.168.47.5:2375
            use_tls: Yes
            labels: gpu, ssd
            """, out var errors);

        errors.ShouldBeEmpty();
        engines.Length.ShouldBe(2);
        engines[0].ShouldSatisfyAllConditions(
            foo => foo.Name.ShouldBe("foo"), foo => foo.Address.ShouldBe("localhost:2375"),
            foo => foo.ExternalAddress.ShouldBe("192.168.45.42"), foo => foo.Tls.ShouldBeNull());
        engines[1].Labels.ShouldBe(["gpu", "ssd"]);
        engines[1].Tls.ShouldBe(new DockerTlsOptions
        {
            CaFile = "/certs/ca.pem",
            CertificateFile = "/certs/cert.pem",
            KeyFile = "/certs/key.pem",
        });
    }

    [Fact]
    public void Mistakes_are_told_with_file_and_line_all_at_once()
    {
        Parse("""
            stray: 1
            [foo]
            lables: gpu
            nonsense
            use_tls: maybe
            """, out var errors);
        errors.ShouldBe(
        [
            "docker.conf:1: 'stray: 1' stands before the first [section].",
            "docker.conf:3: 'lables' is not a setting of an engine. Did you mean labels?",
            "docker.conf:4: 'nonsense' is not 'key: value'.",
            "docker.conf: [foo] lacks docker_address.",
            "docker.conf: [foo] has use_tls 'maybe'; it is yes or no.",
        ]);
    }

    [Fact]
    public void A_file_without_engines_is_an_error()
    {
        Parse("[DEFAULT]\nuse_tls: no", out var errors);
        errors.Single().ShouldContain("lists no Docker Engine");
    }

    private static System.Collections.Immutable.ImmutableArray<DockerEngineOptions> Parse(string text, out List<string> errors)
    {
        errors = [];
        return DockerConfigFile.Parse("docker.conf", text.Split('\n'), errors);
    }
}
