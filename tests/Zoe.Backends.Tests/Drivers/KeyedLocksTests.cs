using Zoe.Backends.Drivers;

namespace Zoe.Backends.Tests.Drivers;

public sealed class KeyedLocksTests
{
    private readonly KeyedLocks _locks = new();

    [Fact]
    public async Task A_key_is_held_by_one_caller_at_a_time()
    {
        var first = await _locks.EnterAsync(1, TestContext.Current.CancellationToken);
        var second = _locks.EnterAsync(1, TestContext.Current.CancellationToken);

        second.IsCompleted.ShouldBeFalse();
        _locks.TryEnter(1).ShouldBeNull();
        first.Dispose();
        (await second).Dispose();
        _locks.TryEnter(1).ShouldNotBeNull();
    }

    [Fact]
    public void Callers_with_different_keys_do_not_wait_for_each_other()
    {
        using var one = _locks.TryEnter(1);
        using var two = _locks.TryEnter(2);

        two.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_cancelled_wait_leaves_the_lock_to_others()
    {
        using var cancel = new CancellationTokenSource();
        var first = await _locks.EnterAsync(1, TestContext.Current.CancellationToken);
        var cancelled = _locks.EnterAsync(1, cancel.Token);

        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => cancelled);
        first.Dispose();

        _locks.TryEnter(1).ShouldNotBeNull();
    }

    [Fact]
    public void Releasing_twice_releases_once()
    {
        var first = _locks.TryEnter(1)!;
        first.Dispose();
        using var second = _locks.TryEnter(1);
        first.Dispose();

        _locks.TryEnter(1).ShouldBeNull();
    }
}
