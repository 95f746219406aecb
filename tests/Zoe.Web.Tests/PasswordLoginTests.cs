using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Zoe.AspNetCore.Authentication;
using Zoe.Hosting;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Users;

namespace Zoe.Web.Tests;

/// <summary>Caching and throttling of password checks.</summary>
public sealed class PasswordLoginTests : IAsyncLifetime
{
    private readonly SkippingClock _time = new();
    private readonly CountingHasher _hasher = new();
    private readonly RecordedAudit _audit = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("zoe-login-").FullName;
    private ServiceProvider _services = null!;
    private IUserStore _users = null!;
    private readonly HashingLimit _hashing = new();
    private LoginDelays _delays = null!;
    private PasswordLogin _login = null!;
    private User _ada = null!;

    public async ValueTask InitializeAsync()
    {
        _services = new ServiceCollection()
            .AddZoe(options => options.DataPath = _folder).UseSqlite(Path.Combine(_folder, "zoe.db")).Services.AddLogging()
            .BuildServiceProvider();
        _users = _services.GetRequiredService<IUserStore>();
        var ada = new User { Id = 0, UserName = "ada" };
        _ada = (await _users.AddUserAsync(
            ada with { PasswordHash = _hasher.HashPassword(ada, "right") }, CancellationToken.None))!;
        _delays = new LoginDelays(_time);
        _login = new PasswordLogin(_users, _hasher, _delays, _hashing, new KnownCredentials(_time), _audit, _time);
    }

    public async ValueTask DisposeAsync()
    {
        _hashing.Dispose();
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
    public async Task Each_check_of_a_password_is_recorded_once()
    {
        for (var i = 0; i < 3; i++) await CheckAsync("ada", "right");
        await CheckAsync("ada", "wrong");
        await CheckAsync("typed password", "x");

        _audit.Entries.Select(entry => $"{entry.Actor} {entry.Result}").ShouldBe(["ada Ok", "ada Refused", "unknown Refused"]);
    }

    [Fact]
    public async Task Concurrent_logins_with_the_right_password_cost_one_hash()
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
    public async Task Failures_delay_later_checks_exponentially_up_to_five_seconds()
    {
        foreach (var expected in new[] { 0, 0, 0, 1, 2, 4, 5, 5, 5 })
        {
            var before = _time.GetUtcNow();
            (await CheckAsync("ada", "wrong")).User.ShouldBeNull();
            (_time.GetUtcNow() - before).ShouldBe(TimeSpan.FromSeconds(expected));
        }

        (await CheckAsync("ada", "right")).User!.Id.ShouldBe(_ada.Id);
        (await CheckAsync("ada", "wrong")).User.ShouldBeNull();
    }

    [Fact]
    public async Task The_right_password_succeeds_after_the_checks_before_it()
    {
        for (var i = 0; i < 3; i++) await CheckAsync("ada", "wrong");
        var guesses = Enumerable.Range(0, 5).Select(_ => CheckAsync("ada", "wrong")).ToArray();
        (await CheckAsync("ada", "right")).User.ShouldNotBeNull();
        foreach (var guess in guesses) (await guess).User.ShouldBeNull();
    }

    [Fact]
    public async Task Excess_checks_get_a_retry_time_and_are_not_counted()
    {
        for (var i = 0; i < 7; i++) await CheckAsync("ada", "wrong");
        var verified = _hasher.Verified;
        _time.Stop();
        var flood = Enumerable.Range(0, 40).Select(_ => CheckAsync("ada", "wrong")).ToArray();
        while (flood.Count(guess => guess.IsCompleted) <= 30) await Task.Delay(5, Cancellation);
        var refused = await Task.WhenAll(flood.Where(guess => guess.IsCompleted));
        refused.Length.ShouldBeGreaterThan(30);
        refused.ShouldAllBe(outcome => outcome.RetryAfter > TimeSpan.Zero && outcome.RetryAfter <= TimeSpan.FromMinutes(1));
        _hasher.Verified.ShouldBe(verified);
        _time.Go();
        await Task.WhenAll(flood);
        (await CheckAsync("ada", "right")).User.ShouldNotBeNull();
    }

    [Fact]
    public async Task Another_address_a_known_device_and_known_credentials_do_not_wait()
    {
        (await CheckAsync("ada", "right", "10.0.0.3")).User.ShouldNotBeNull();
        _time.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < 6; i++) await CheckAsync("ada", "wrong");
        _time.Stop();
        var waiting = CheckAsync("ada", "wrong");
        waiting.IsCompleted.ShouldBeFalse();
        (await CheckAsync("ada", "right")).User.ShouldNotBeNull("these credentials were right within a day");
        (await _login.CheckAsync("ada", "wrong", new LoginSource("10.0.0.1", "device"), Cancellation)).RetryAfter.ShouldBeNull();
        (await CheckAsync("ada", "wrong", "10.0.0.2")).RetryAfter.ShouldBeNull();
        waiting.IsCompleted.ShouldBeFalse();
        _time.Go();
        await waiting;
    }

    [Fact]
    public async Task Login_delays_are_limited_and_many_failures_are_not_evicted()
    {
        var guessed = _delays.Find("guessed");
        await guessed.EnterAsync(Cancellation);
        for (var i = 0; i < 5; i++) guessed.CountFailure();
        guessed.Leave();
        for (var i = 0; i < 3 * LoginDelays.MaxEntries; i++)
        {
            var other = _delays.Find($"{i}");
            await other.EnterAsync(Cancellation);
            other.CountFailure();
            other.Leave();
        }

        _delays.Count.ShouldBeLessThanOrEqualTo(LoginDelays.MaxEntries);
        _delays.Find("guessed").Failures.ShouldBe(5);
    }

    [Fact]
    public async Task Hashing_is_limited_and_known_credentials_bypass_the_queue()
    {
        using var hashing = new HashingLimit();
        using var release = new ManualResetEventSlim();
        var (running, most) = (0, 0);
        bool Check()
        {
            var now = Interlocked.Increment(ref running);
            most = Math.Max(most, now);
            release.Wait(Cancellation);
            Interlocked.Decrement(ref running);
            return true;
        }

        var all = Enumerable.Range(0, 200)
            .Select(i => Task.Run(() => hashing.RunAsync(Check, $"10.0.0.{i % 4}", known: false, Cancellation))).ToArray();
        while (all.Count(one => one.IsCompleted) < 200 - HashingLimit.MaxWaiting) await Task.Delay(10, Cancellation);
        (await hashing.RunAsync(() => true, "10.0.0.1", known: true, Cancellation)).ShouldBe(true);
        release.Set();
        (await Task.WhenAll(all)).Count(result => result is null).ShouldBeGreaterThanOrEqualTo(200 - HashingLimit.MaxWaiting);
        most.ShouldBeLessThanOrEqualTo(Math.Max(1, Environment.ProcessorCount / 2));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task<LoginOutcome> CheckAsync(string name, string password, string address = "10.0.0.1") =>
        _login.CheckAsync(name, password, new LoginSource(address), Cancellation);

    /// <summary>A clock that advances to the end of each delay immediately, unless it is stopped.</summary>
    private sealed class SkippingClock : FakeTimeProvider
    {
        private static readonly TimeSpan LongerThanAnyWait = TimeSpan.FromMinutes(1);

        private volatile bool _stopped;

        public void Stop() => _stopped = true;

        public void Go()
        {
            _stopped = false;
            Advance(LongerThanAnyWait);
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime > TimeSpan.Zero && !_stopped) _ = Task.Run(() => Advance(dueTime));
            return timer;
        }
    }
}
