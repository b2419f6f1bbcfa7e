namespace UserCoNdis.ContractPrograms;

/// <summary>One call of a program.</summary>
/// <param name="Op">Which.</param>
/// <param name="Target">The number of the resource it is made on; 0 for the adapter.</param>
/// <param name="Makes">The number of the resource it makes; 0 for none.</param>
/// <param name="Other">A second resource: the SAP of a dispatched call, the VC of an OID, the party of a close; 0 for none.</param>
/// <param name="First">How the first driver that is asked answers.</param>
/// <param name="Second">How the second one does.</param>
/// <param name="Success">The status of a completion: success or FAILURE.</param>
public readonly record struct Call(
    Op Op, int Target, int Makes = 0, int Other = 0, Answer First = Answer.Success, Answer Second = Answer.Success, bool Success = true)
{
    /// <summary>The call as C#, to be stored in a test.</summary>
    public override string ToString()
    {
        string text = $"new(Op.{Op}, {Target}";
        text += Makes == 0 ? "" : $", Makes: {Makes}";
        text += Other == 0 ? "" : $", Other: {Other}";
        text += First == Answer.Success ? "" : $", First: Answer.{First}";
        text += Second == Answer.Success ? "" : $", Second: Answer.{Second}";
        return text + (Success ? ")" : ", Success: false)");
    }
}
