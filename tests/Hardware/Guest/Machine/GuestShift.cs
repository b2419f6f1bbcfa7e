using UserCoNdis.HardwareGuest.Cases;

namespace UserCoNdis.HardwareGuest.Machine;

/// <summary>
/// One guest at a time, kept on for as long as the next case wants the same machine and the last one passed. Not for several threads.
/// </summary>
public sealed class GuestShift : IAsyncDisposable
{
    private GuestMachine? _machine;

    /// <summary>How many guests were switched on.</summary>
    public int Boots { get; private set; }

    /// <summary>Runs a case; once more in a new guest when the first one failed before a program of ours was started.</summary>
    /// <param name="hardwareCase">The case.</param>
    /// <param name="keep">Where its files stay; null: nowhere.</param>
    public async Task<CaseReport> RunAsync(HardwareCase hardwareCase, string? keep = null)
    {
        CaseReport report = await RunOnceAsync(hardwareCase, keep);
        return report.IsGuestsFault
            ? await RunOnceAsync(hardwareCase, keep) with { FirstTry = string.Join("; ", report.Failures) }
            : report;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_machine is not null)
        {
            await _machine.DisposeAsync();
            _machine = null;
        }
    }

    private async Task<CaseReport> RunOnceAsync(HardwareCase hardwareCase, string? keep)
    {
        if (_machine is not null && (!_machine.IsFit || !_machine.Spec.Equals(hardwareCase.Machine)))
        {
            await DisposeAsync();
        }

        if (_machine is null)
        {
            _machine = await GuestMachine.BootAsync(hardwareCase.Machine);
            Boots++;
        }

        return await _machine.RunAsync(hardwareCase, keep);
    }
}
