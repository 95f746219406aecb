using Zoe.Backends.Docker.Configuration;

namespace Zoe.Backends.Docker.Tests.Units;

public sealed class DockerConfFileTests
{
    [Fact]
    public void A_file_lists_its_hosts_in_order_with_what_all_share()
    {
        var engines = DockerConfFile.Parse(
            """
            # The cluster
            [DEFAULT]
            use_tls: no
            tls_cert: /mnt/certs/client/cert.pem
            tls_key: /mnt/certs/client/key.pem
            tls_ca: /mnt/certs/cert-authority/ca.pem

            [foo]
            address: localhost:2375
            external_address: 192.0.2.1

            [bar]
            docker_address = 192.0.2.2:2376
            external_address = 198.51.100.2
            use_tls = yes

            [baz]
            docker_address: 192.0.2.3:2376
            external_address: 198.51.100.3
            use_tls: yes
            labels: gpu, ssd ,
            """,
            "/etc/zoe/docker.conf");

        engines.Select(engine => engine.Name).ShouldBe(["foo", "bar", "baz"]);
        engines[0].Address.ShouldBe("localhost:2375");
        engines[0].ExternalAddress.ShouldBe("192.0.2.1");
        engines[0].Tls.ShouldBeNull();
        engines[1].Address.ShouldBe("192.0.2.2:2376");
        engines[1].Tls.ShouldBe(new DockerTlsOptions
        {
            CaFile = "/mnt/certs/cert-authority/ca.pem",
            CertificateFile = "/mnt/certs/client/cert.pem",
            KeyFile = "/mnt/certs/client/key.pem",
        });
        engines[2].Labels.ShouldBe(["gpu", "ssd"]);
    }

    [Fact]
    public void Certificates_are_looked_for_beside_the_file()
    {
        var engine = DockerConfFile.Parse(
            "[a]\naddress: x:1\nuse_tls: on\ntls_ca: ca.pem\ntls_cert: c.pem\ntls_key: k.pem", "/etc/zoe/docker.conf")
            .ShouldHaveSingleItem();

        engine.Tls!.CaFile.ShouldBe("/etc/zoe/ca.pem");
        engine.Tls.KeyFile.ShouldBe("/etc/zoe/k.pem");
    }

    [Fact]
    public void A_host_may_listen_on_a_Unix_socket_and_needs_no_more_than_its_address()
    {
        var engine = DockerConfFile.Parse("[a]\nDocker_Address: unix:///var/run/docker.sock\r\n", "f").ShouldHaveSingleItem();

        engine.Address.ShouldBe("unix:///var/run/docker.sock");
        engine.ExternalAddress.ShouldBeNull();
        engine.Labels.ShouldBeEmpty();
    }

    [Fact]
    public void All_problems_are_reported_at_once_with_their_lines()
    {
        var problems = Should.Throw<DockerConfException>(() => DockerConfFile.Parse(
            """
            stray: 1
            [a]
            adress: x:1
            nonsense
            [b]
            address: ftp://x
            use_tls: maybe
            address: y:1
            [b]
            [c
            address: z:1
            use_tls: yes
            """,
            "docker.conf")).Problems;

        problems.ShouldSatisfyAllConditions(
            () => problems.ShouldContain(line => line.StartsWith("docker.conf, line 1: 'stray: 1' stands before")),
            () => problems.ShouldContain("docker.conf, line 2: host [a] has no docker_address; add 'docker_address: host:2375'"),
            () => problems.ShouldContain(line => line.StartsWith("docker.conf, line 3: there is no key 'adress'; the keys are address,")),
            () => problems.ShouldContain("docker.conf, line 4: 'nonsense' is not of the form 'key: value' or 'key = value'"),
            () => problems.ShouldContain(line => line.StartsWith("docker.conf, line 6: 'ftp://x' of host [b] is no address of an engine")),
            () => problems.ShouldContain("docker.conf, line 7: use_tls of host [b] is 'yes' or 'no', not 'maybe'"),
            () => problems.ShouldContain("docker.conf, line 8: 'address' was there before, in line 6"),
            () => problems.ShouldContain("docker.conf, line 9: section [b] was there before, in line 5"),
            () => problems.ShouldContain("docker.conf, line 10: the ']' is missing after '[c'"),
            () => problems.ShouldContain(line => line.StartsWith("docker.conf, line 10: host [c] uses TLS but has no tls_ca")),
            () => problems.Length.ShouldBe(12));
    }

    [Fact]
    public void A_file_without_hosts_says_how_to_add_one() =>
        Should.Throw<DockerConfException>(() => DockerConfFile.Parse("[DEFAULT]\nuse_tls: no\n", "f"))
            .Message.ShouldContain("no host is listed; add a section");
}
