package org.overread.core.hanging;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.study.FunctionalGroups;

/** What a CT reconstruction is made for, by Convolution Kernel Group (PS3.3 C.8.15.3.7) or the vendors' kernel names. */
public enum CtKernel {
    /** Soft tissue, brain. */
    SOFT,
    /** Edges: lung, bone. */
    SHARP;

    private static final int SHARP_SIEMENS = 50;
    /** Siemens: a letter or two and sharpness in tens: B30f, Br40d, Bl57, H60s, I70f. */
    private static final Pattern SIEMENS = Pattern.compile("[A-Z][a-z]?([0-9]{2})[a-z]?(\\s.*)?");
    /** Canon, Toshiba: FC with a number of one meaning to a tens. */
    private static final Pattern CANON = Pattern.compile("FC([0-9]{2})[A-Z]?");

    private static final List<String> SOFT_NAMES =
            List.of("STANDARD", "SOFT", "SOFT TISSUE", "SMOOTH", "BRAIN", "STND");
    private static final List<String> SHARP_NAMES =
            List.of("LUNG", "BONE", "BONEPLUS", "EDGE", "SHARP", "L", "YC", "YD", "DETAIL LUNG");

    /** Of a frame, numbered from 1; empty where neither group nor name tells. */
    static Optional<CtKernel> of(DataSet header, int frame) {
        DataSet reconstruction =
                FunctionalGroups.of(header, Tag.CTReconstructionSequence, frame).orElse(header);
        return reconstruction
                .string(Tag.ConvolutionKernelGroup)
                .flatMap(CtKernel::ofGroup)
                .or(() -> reconstruction.strings(Tag.ConvolutionKernel).stream()
                        .findFirst()
                        .flatMap(CtKernel::ofName));
    }

    private static Optional<CtKernel> ofGroup(String group) {
        return switch (group) {
            case "BRAIN", "SOFT_TISSUE" -> Optional.of(SOFT);
            case "LUNG", "BONE" -> Optional.of(SHARP);
            default -> Optional.empty();
        };
    }

    private static Optional<CtKernel> ofName(String stated) {
        String name = stated.strip();
        Matcher siemens = SIEMENS.matcher(name);
        Matcher canon = CANON.matcher(name);
        if (canon.matches()) {
            return switch (canon.group(1).charAt(0)) {
                case '0', '1', '2', '4' -> Optional.of(SOFT);
                case '3', '5', '8' -> Optional.of(SHARP);
                default -> Optional.empty();
            };
        }
        if (siemens.matches()) {
            return Optional.of(Integer.parseInt(siemens.group(1)) >= SHARP_SIEMENS ? SHARP : SOFT);
        }
        String upper = name.toUpperCase(Locale.ROOT);
        if (SOFT_NAMES.contains(upper)) {
            return Optional.of(SOFT);
        }
        return SHARP_NAMES.contains(upper) ? Optional.of(SHARP) : Optional.empty();
    }
}
