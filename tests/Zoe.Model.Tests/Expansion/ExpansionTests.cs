using Zoe.Model.Expansion;

namespace Zoe.Model.Tests.Expansion;

public class ExpansionTests
{
    private static readonly ExpansionContext Context = new()
    {
        UserName = "ada",
        ExecutionId = 12,
        ExecutionName = "night run",
        DeploymentName = "prod",
    };

    [Fact]
    public void Services_are_ordered_by_essential_startup_order_and_document_order()
    {
        var zapp = Samples.ZApp(
            Samples.Service("elastic") with { TotalCount = 3, EssentialCount = 1, StartupOrder = 0 },
            Samples.Service("later") with { StartupOrder = 5 },
            Samples.Service("first") with { TotalCount = 2, EssentialCount = 1, StartupOrder = -1 },
            Samples.Service("also") with { StartupOrder = 0 });

        var services = ZAppExpansion.Expand(zapp, Context);

        services.Select(service => service.Name).ShouldBe(
            ["first0", "elastic0", "also0", "later0", "first1", "elastic1", "elastic2"]);
        services.Select(service => service.Essential).ShouldBe([true, true, true, true, false, false, false]);
        services[5].Group.ShouldBe("elastic");
        services[5].Index.ShouldBe(1);
        services[5].HostName.ShouldBe("elastic1-12-prod");
    }

    [Theory]
    [InlineData("{user_name}", "ada")]
    [InlineData("{execution_id}", "12")]
    [InlineData("{execution_name}", "night run")]
    [InlineData("{deployment_name}", "prod")]
    [InlineData("{dns_name#self}", "worker1-12-prod")]
    [InlineData("{dns_name#master0}:7077", "master0-12-prod:7077")]
    [InlineData("{{user_name}}", "{user_name}")]
    [InlineData("{{{user_name}}}", "{ada}")]
    [InlineData("plain", "plain")]
    public void Placeholders_in_environment_values_are_replaced(string value, string expected)
    {
        var zapp = Samples.ZApp(
            Samples.Service("master"),
            Samples.Service("worker") with { TotalCount = 2, Environment = [new("X", value)] });

        var worker = ZAppExpansion.Expand(zapp, Context).Single(service => service.Name == "worker1");

        worker.Environment.ShouldBe([new EnvironmentVariable("X", expected)]);
    }

    [Fact]
    public void Replaced_text_is_not_expanded_again()
    {
        var zapp = Samples.ZApp(Samples.Service("worker") with { Environment = [new("X", "{user_name}")] });

        var services = ZAppExpansion.Expand(zapp, Context with { UserName = "{execution_id}" });

        services[0].Environment[0].Value.ShouldBe("{execution_id}");
    }

    [Fact]
    public void DNS_names_are_mapped_by_the_context()
    {
        var zapp = Samples.ZApp(Samples.Service("worker") with { Environment = [new("X", "{dns_name#self}")] });

        var services = ZAppExpansion.Expand(zapp, Context with { DnsName = host => host + ".example.org" });

        services[0].Environment[0].Value.ShouldBe("worker0-12-prod.example.org");
        services[0].HostName.ShouldBe("worker0-12-prod");
    }

    [Fact]
    public void Placeholders_in_commands_are_not_replaced()
    {
        var zapp = Samples.ZApp(Samples.Service("worker") with { Command = "echo ${HOME} {user_name} {{x}}" });

        ZAppExpansion.Expand(zapp, Context)[0].Command.ShouldBe("echo ${HOME} {user_name} {{x}}");
    }

    [Fact]
    public void The_last_of_duplicate_variables_is_used()
    {
        var zapp = Samples.ZApp(Samples.Service("worker") with { Environment = [new("A", "1"), new("B", "2"), new("A", "3")] });

        ZAppExpansion.Expand(zapp, Context)[0].Environment.ShouldBe([new("A", "3"), new("B", "2")]);
    }

    [Theory]
    [InlineData("http://{ip_port}{proxy_path}", "/p", "http://1.2.3.4:80/p")]
    [InlineData("http://{ip_port}{proxy_path}", "", "http://1.2.3.4:80")]
    [InlineData("http://{ip_port}/{{x}}", "", "http://1.2.3.4:80/{x}")]
    public void URL_templates_are_expanded(string template, string proxyPath, string expected) =>
        UrlTemplate.Expand(template, "1.2.3.4:80", proxyPath).ShouldBe(expected);

    [Fact]
    public void An_invalid_ZApp_is_rejected()
    {
        var zapp = Samples.ZApp(Samples.Service("worker") with { Environment = [new("X", "{nonsense}")] });

        Should.Throw<ArgumentException>(() => ZAppExpansion.Expand(zapp, Context)).Message.ShouldContain("{nonsense}");
    }
}
