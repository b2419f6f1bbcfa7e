using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.ContractPrograms;

/// <summary>Runs one program against the host and the model at once, with the verifier on, and ends what it left open.</summary>
public sealed class ProgramRun : IDisposable
{
    private static readonly CoAddressFamily s_family = new(0x70, 1, 0);
    private readonly SeededLoop _loop = new(1);
    private readonly NdisHost _host;
    private readonly NdisAdapter _adapter;
    private readonly ContractModel _model;
    private readonly Actions _actions;
    private readonly List<Call> _done = [];

    /// <summary>Starts a host with one adapter, one client and, in that shape, one call manager.</summary>
    public ProgramRun(Shape shape, Lists lists)
    {
        _host = new NdisHost(_loop, new NdisHostOptions { Verifier = VerifierMode.Report });
        _model = new ContractModel(shape);
        var stage = new Stage();
        var client = new PuppetClient(stage);
        if (shape == Shape.Mcm)
        {
            var mcm = new PuppetMcm(stage, s_family);
            _adapter = _host.AddAdapter("adapter", mcm);
            _actions = new Actions(stage, client, () => mcm.Adapter, callManager: null, lists, s_family);
        }
        else
        {
            var miniport = new PuppetMiniport(stage);
            var callManager = new PuppetCm(stage, s_family);
            _adapter = _host.AddAdapter("adapter", miniport);
            _host.RegisterProtocol(callManager);
            _actions = new Actions(stage, client, () => miniport.Adapter, callManager, lists, s_family);
        }

        _host.RegisterProtocol(client);
        NdisStatus status = _adapter.Start();
        _ = _loop.RunUntilIdle();
        if (!status.IsSuccess)
        {
            throw new InvalidOperationException($"The adapter did not start: {status}.");
        }
    }

    /// <summary>Runs the calls whose resources exist, then ends everything in order.</summary>
    /// <returns>The first difference; null when there is none.</returns>
    public static Difference? Run(Shape shape, IReadOnlyList<Call> program, Lists lists)
    {
        using ProgramRun run = new(shape, lists);
        string? what = run.Run(program) ?? run.End();
        return what is null ? null : new(shape, run._done, what);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _actions.FreeLists();
        _host.Dispose();
    }

    private string? Run(IReadOnlyList<Call> program)
    {
        foreach (Call call in program)
        {
            if (_model.CanRun(call) && Step(call) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private string? Step(in Call call)
    {
        _done.Add(call);
        Prediction expected = _model.Predict(call);
        int errors = CountErrors();
        int before = _host.Violations.Count;
        NdisStatus? status = _actions.Do(expected.Effective, expected.IsChange);
        _ = _loop.RunUntilIdle();
        int reported = CountErrors() - errors;
        string at = $"{call}: ";
        if (_adapter.Fault is { } fault)
        {
            return $"{at}the adapter failed: {_adapter.FaultOrigin}: {fault}";
        }

        if (status != expected.Status)
        {
            return $"{at}returned {Text(status)}, expected {Text(expected.Status)} {expected.Reason}";
        }

        string callbacks = string.Join("; ", _actions.Callbacks);
        if (callbacks != string.Join("; ", expected.Callbacks))
        {
            return $"{at}led to [{callbacks}], expected [{string.Join("; ", expected.Callbacks)}] {expected.Reason}";
        }

        return expected.Verdict switch
        {
            Verdict.Legal when reported > 0 => $"{at}keeps the contract, but the verifier says {_host.Violations[^1]}",
            Verdict.Illegal when _host.Violations.Count == before
                => $"{at}breaks {expected.Reason}, and the verifier says nothing",
            _ => null,
        };
    }

    /// <summary>Brings every object to its end with legal calls, then unbinds and halts: nothing is left.</summary>
    private string? End()
    {
        for (int i = 0; Ending.Next(_model) is { } call; i++)
        {
            if (i == 300)
            {
                return $"the program does not end; the last call was {call}";
            }

            if (Step(call) is { } difference)
            {
                return difference;
            }
        }

        bool halted = false;
        _adapter.UnbindProtocols(() => _adapter.Halt(() => halted = true));
        _ = _loop.RunUntilIdle();
        string left = string.Join("; ", _host.DescribeLeaks());
        return !halted ? "the halt does not complete" : left.Length > 0 ? $"not given back: {left}" : null;
    }

    private int CountErrors() => _host.Violations.Count(static v => v.Severity == RuleSeverity.Error);

    private static string Text(NdisStatus? status) => status?.ToString() ?? "nothing";
}
