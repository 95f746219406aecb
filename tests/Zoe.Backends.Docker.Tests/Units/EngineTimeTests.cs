using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker.Tests.Units;

public sealed class EngineTimeTests
{
    [Theory]
    [InlineData("2026-11-21T03:15:04.123456789Z", "1795230904.1234568")]
    [InlineData("2026-11-21T04:15:04+01:00", "1795230904.0000000")]
    [InlineData("2026-11-21T03:15:04Z", "1795230904.0000000")]
    public void A_moment_is_read_to_a_tick(string text, string seconds) =>
        EngineTime.Format(EngineTime.Parse(text)!.Value).ShouldStartWith(seconds);

    [Fact]
    public void A_container_that_never_ran_has_the_year_1() => EngineTime.Parse("0001-01-01T00:00:00Z")!.Value.Year.ShouldBe(1);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("soon")]
    public void What_is_no_moment_is_none(string? text) => EngineTime.Parse(text).ShouldBeNull();

    [Fact]
    public void Nanoseconds_are_written_with_nine_digits() =>
        EngineTime.Format(EngineTime.FromNanoseconds(1_000_000_500)).ShouldBe("1.000000500");
}
