using System.Text.Json;
using Zoe.Model.Limits;
using Zoe.Model.Tests.Golden;

namespace Zoe.Model.Tests.ZApps;

public class ZAppRecordTests
{
    [Fact]
    public void ZApps_with_equal_content_are_equal()
    {
        var text = File.ReadAllText(GoldenFolder.PathOf("zapp-v3", "every-field.json"));
        var first = ZAppReader.Read(text).Value;
        var second = ZAppReader.Read(text).Value;

        first.ShouldNotBeNull();
        first.ShouldBe(second);
        first.GetHashCode().ShouldBe(second!.GetHashCode());
    }

    [Fact]
    public void Services_that_differ_in_any_property_are_unequal()
    {
        var service = Samples.Service("worker");
        ZAppService[] changed =
        [
            service with { Name = "other" },
            service with { Environment = [new("A", "b")] },
            service with { Volumes = [new ZAppVolume { Name = "a", Path = "/a", ReadOnly = true }] },
            service with { Image = "other:1" },
            service with { Monitor = false },
            service with { TotalCount = 2 },
            service with { EssentialCount = 0 },
            service with { Resources = service.Resources with { Shm = 1 } },
            service with { StartupOrder = 1 },
            service with { Command = "x" },
            service with { WorkDir = "/x" },
            service with { Ports = [new ZAppPort { Name = "web", UrlTemplate = "", Protocol = "tcp", PortNumber = 1 }] },
            service with { Labels = ["gpu"] },
            service with { Network = "net" },
            service with { Replicas = 1 },
        ];

        changed.Length.ShouldBe(typeof(ZAppService).GetProperties().Length);
        changed.ShouldAllBe(other => !other.Equals(service));
        Samples.ZApp(service).ShouldNotBe(Samples.ZApp(changed[0]));
    }

    [Fact]
    public void Cores_are_rounded_up_to_millicores()
    {
        new CoreRange(0.1m, 2).MinMillicores.ShouldBe(100);
        new CoreRange(0.0001m, 2).MinMillicores.ShouldBe(1);
        new CoreRange(null, 2).MinMillicores.ShouldBeNull();
        new CoreRange(null, 2).MaxMillicores.ShouldBe(2000);
    }

    [Fact]
    public void A_JsonDocument_can_be_read()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(GoldenFolder.PathOf("zapp-v3", "every-field.json")));

        ZAppReader.Read(document).IsValid.ShouldBeTrue();
    }

    [Fact]
    public void A_ZApp_created_in_code_is_validated()
    {
        var diagnostics = ZAppValidator.Validate(Samples.ZApp(Samples.Service("worker") with { EssentialCount = 2 }));

        var diagnostic = diagnostics.ShouldHaveSingleItem();
        diagnostic.Code.ShouldBe("ZOE1024");
        diagnostic.Pointer.ShouldBe("/services/0/essential_count");
        diagnostic.Line.ShouldBe(0);
    }

    [Fact]
    public void Limits_apply_to_a_ZApp_created_in_code()
    {
        var zapp = Samples.ZApp(Samples.Service("one"), Samples.Service("two") with { TotalCount = 9 });

        ZAppValidator.Validate(zapp, new ReadLimits { MaxServices = 1, MaxInstances = 9 })
            .Select(static diagnostic => diagnostic.Code)
            .ShouldBe(["ZOE1007", "ZOE1008"]);
        ZAppValidator.Validate(zapp, new ReadLimits { MaxServices = 2, MaxInstances = 10 }).ShouldBeEmpty();
    }
}
