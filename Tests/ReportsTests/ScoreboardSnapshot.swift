/// The scoreboard of the sample, 96 columns wide, as a person found it right.
enum ScoreboardSnapshot {
  static let usual = """
    claude-reference on starter                                                 2026-11-22 15:04 UTC
    model example-model-1 · 10 trials of 10 tasks · seed 7 · 4 desktops · 1920x1080

      This run      77.8 %  ███████████▓▓▓▓▓▓▓▓▒▒▒··  7 of 9 judged, 95 % 45.3 - 93.7 %
      Of all        70.0 %  ██████████▓▓▓▓▓▓▓▒▒▒▒···  7 of 10, 95 % 39.7 - 89.2 %
      Human         87.0 %  █████████████████████···  configured baseline, OSWorld (The configured …
      Old agent     < 15 %  ▒▒▒▒····················  reported 2024, OSWorld (A note.)

      9.2 points below the human baseline (-41.7 to +6.7 with the 95 % interval). The baseline is a
      fixed reference without an interval, measured on other tasks than this run's.

      By domain    success      rate    95 % interval   credit   steps    time
      browser          3/3   100.0 %   43.9 - 100.0 %     1.00       3   6.1 s
      files            2/3    66.7 %    20.8 - 93.9 %     0.92       3   6.1 s
      office           2/3    66.7 %    20.8 - 93.9 %     0.92       3   6.1 s
      total            7/9    77.8 %    45.3 - 93.7 %     0.94       3   6.1 s
      infeasible       1/1   100.0 %   20.7 - 100.0 %     1.00       2   4.1 s

      7 success · 2 failure · 1 unjudged · failures: 1 said it was done, 1 ran out of steps
      7 of 10, 70.0 %, with unjudged trials counted as failures
      An agent that always gives up would score 11.1 % on these trials.
      3 min 40 s from start to end, 1 min 32 s of desktops

      Faults
      infrastructure display.died, 1 trial
          office/merge-letters/1: The X server ended with signal 9. Look at the memory of the machi…

      Trials without success
      ✘ files/sort-downloads/1  said it was done, 3 steps, 6.1 s
          Totals in column E: expected 1 240.00 in E2, found holiday.jpg is still in Downloads
      ✘ office/forecast/1  ran out of steps, 4 steps, 8.2 s
          Totals in column E: expected 1 240.00 in E2, found cell E14 is empty
      ? office/merge-letters/1  unjudged, 3 steps, 6.1 s
          infrastructure fault display.died: The X server ended with signal 9. Look at the memory o…

      ! Faults of the side infrastructure left 10.0 % of the trials unjudged, more than 5 %: mend
        them and run again before the score is used.
      ! 10 trials are few: the interval says more than the score.

    """
}
