using k8s.Models;
using Zoe.Backends.Kubernetes.Nodes;
using Zoe.Backends.Kubernetes.Services;

namespace Zoe.Backends.Kubernetes.Tests.Units;

public sealed class NameTests
{
    [Theory]
    [InlineData("worker0-12-prod", "worker0-12-prod")]
    [InlineData("9lives-1-prod", "z9lives-1-prod-")]
    [InlineData("Spark_Master0-1-prod", "spark-master0-1-prod-")]
    public void Host_names_become_names_of_Services(string hostName, string expected)
    {
        var name = ObjectNames.ForPod(hostName);

        name.ShouldStartWith(expected);
        LabelText.IsDnsLabel(ObjectNames.ForPorts(name)).ShouldBeTrue();
    }

    [Fact]
    public void Long_and_alike_host_names_stay_different_and_short()
    {
        var one = ObjectNames.ForPod(new string('a', 80) + "1");
        var two = ObjectNames.ForPod(new string('a', 80) + "2");

        one.ShouldNotBe(two);
        ObjectNames.ForPorts(one).Length.ShouldBeLessThanOrEqualTo(63);
        ObjectNames.ForPod("a_b").ShouldNotBe(ObjectNames.ForPod("a-b"));
    }

    [Theory]
    [InlineData("100m", 100, 1)]
    [InlineData("2", 2000, 2)]
    [InlineData("1.5", 1500, 2)]
    [InlineData("64Mi", 67108864000, 67108864)]
    [InlineData("1e3", 1000000, 1000)]
    [InlineData("129M", 129000000000, 129000000)]
    [InlineData(null, 0, 0)]
    public void Quantities_are_read(string? text, long thousandths, long units)
    {
        var quantity = text is null ? null : new ResourceQuantity(text);

        Quantity.ToThousandths(quantity).ShouldBe(thousandths);
        Quantity.ToUnits(quantity).ShouldBe(units);
    }
}
