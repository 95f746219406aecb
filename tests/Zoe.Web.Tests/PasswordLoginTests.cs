using Microsoft.Extensions.DependencyInjection;
using Zoe.Hosting;
using Zoe.Hosting.Sqlite;
using Zoe.TestKit;

namespace Zoe.Web.Tests;

/// <summary>Passwords are checked slowly, but not more often than needed, and not as often as an attacker likes.</summary>
public sealed class PasswordLoginTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _time = new();
    private readonly CountingHasher _hasher = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("zoe-login-").FullName;
    private ServiceProvider _services = null!;
    private IUserStore _users = null!;
    private PasswordLogin _login = null!;
    private User _ada = null!;

    public async ValueTask InitializeAsync()
    {
        _services = new ServiceCollection()
            .AddZoe(new ZoeOptions { DataPath = _folder }).AddZoeSqlite(Path.Combine(_folder, "zoe.db")).AddLogging()
            .BuildServiceProvider();
        _users = _services.GetRequiredService<IUserStore>();
        var ada = new User { Id = 0, UserName = "ada" };
        _ada = (await _users.AddUserAsync(
            ada with { PasswordHash = _hasher.HashPassword(ada, "right") }, CancellationToken.None))!;
        _login = new PasswordLogin(_users, _hasher, _time);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_right_password_is_hashed_once_a_minute()
    {
        for (var i = 0; i < 5; i++) (await CheckAsync("ada", "right")).User!.Id.ShouldBe(_ada.Id);
        _hasher.Verified.ShouldBe(1);
        _time.Advance(TimeSpan.FromMinutes(1));
        (await CheckAsync("ada", "right")).User.ShouldNotBeNull();
        _hasher.Verified.ShouldBe(2);
    }

    [Fact]
    public async Task Many_at_once_with_the_right_password_all_get_in_at_the_cost_of_one()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => CheckAsync("ada", "right")));
        outcomes.ShouldAllBe(outcome => outcome.User != null);
        _hasher.Verified.ShouldBe(1);
    }

    [Fact]
    public async Task A_changed_password_ends_the_old_one_at_once()
    {
        (await CheckAsync("ada", "right")).User.ShouldNotBeNull();
        await _users.SetPasswordHashAsync(_ada.Id, _hasher.HashPassword(_ada, "new"), CancellationToken.None);
        (await CheckAsync("ada", "right")).User.ShouldBeNull();
        (await CheckAsync("ada", "new")).User.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("ada")]
    [InlineData("nobody")]
    public async Task A_wrong_password_costs_the_hash_whether_the_name_exists_or_not(string name)
    {
        for (var i = 1; i <= 3; i++)
        {
            (await CheckAsync(name, "wrong")).User.ShouldBeNull();
            _hasher.Verified.ShouldBe(i);
        }
    }

    [Fact]
    public async Task Ten_failures_close_the_door_from_that_address_for_the_rest_of_the_minute()
    {
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => CheckAsync("ada", "wrong")));
        _hasher.Verified.ShouldBe(10);
        (await CheckAsync("ada", "right")).RetryAfter.ShouldBe(TimeSpan.FromMinutes(1));
        (await CheckAsync("ada", "right", "10.0.0.2")).User.ShouldNotBeNull();
        _time.Advance(TimeSpan.FromMinutes(2));
        (await CheckAsync("ada", "right")).User.ShouldNotBeNull();
    }

    private Task<LoginOutcome> CheckAsync(string name, string password, string address = "10.0.0.1") =>
        _login.CheckAsync(name, password, address, TestContext.Current.CancellationToken);
}
